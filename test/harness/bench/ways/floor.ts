/** The least that reading a file can take: its bytes, and where its lines end. */
import { open } from 'node:fs/promises';
import { chunkBytes, type Way } from './way.ts';

export const floor: Way = () =>
  Promise.resolve(async (delivery) => {
    const file = await open(delivery);
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let lines = 0;
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunkBytes);
      if (bytesRead === 0) break;
      const bytes = chunk.subarray(0, bytesRead);
      for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
    }
    await file.close();
    if (lines === 0) throw new Error('the delivery has no lines');
    return null;
  });
