import { NamedError } from '../../contracts/named-error.ts';

/** Somebody changed a request while it was carried out; the message comes again. */
export class CheckContestedError extends NamedError {
  readonly name = 'CheckContestedError';
}
