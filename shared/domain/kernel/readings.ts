/** How characters are read, by pinyin-pro's dictionary. */
import { keysByCharacter } from './character-table.ts';
import readings from './readings.json' with { type: 'json' };

/** All toneless readings of a character; none for what is no Chinese character or has no known reading. */
export const readingsOf = keysByCharacter(readings);
