/** Why a registry index object was refused. `place` is its place among the objects that were being opened, from 0. */

/** The object does not begin as a registry index does: it is some other file. */
export class ForeignIndexError extends Error {
  override readonly name = 'ForeignIndexError';
  readonly place: number;
  constructor(place: number) {
    super(`object ${place} is not a registry index`);
    this.place = place;
  }
}

/** The object is of a format version that this code does not read: it has to be built again from its roster. */
export class UnsupportedIndexVersionError extends Error {
  override readonly name = 'UnsupportedIndexVersionError';
  readonly place: number;
  readonly version: number;
  constructor(place: number, version: number, supported: number) {
    super(`registry index ${place} has format version ${version}; only version ${supported} can be read`);
    this.place = place;
    this.version = version;
  }
}

/** The object is cut off or altered, or does not go with the other objects. */
export class CorruptIndexError extends Error {
  override readonly name = 'CorruptIndexError';
  readonly place: number;
  constructor(place: number, problem: string) {
    super(`registry index ${place} is corrupt: ${problem}`);
    this.place = place;
  }
}
