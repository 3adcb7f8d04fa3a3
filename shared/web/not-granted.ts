import { NamedError } from '../contracts/named-error.ts';
import type { Capability } from '../domain/staff/access.ts';

/** A route reads what the table does not grant its caller. Answered as `role-missing`. */
export class NotGrantedError extends NamedError {
  readonly name = 'NotGrantedError';
  constructor(capability: Capability) {
    super(`${capability} is not granted`);
  }
}
