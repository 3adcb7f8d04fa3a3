/**
 * What becomes of each resource type and each of its properties.
 *
 * - run: it is provisioned, with what the note says where it is run in another way than on AWS;
 * - declared: it is accepted, has no effect here, and is listed for whoever starts the target;
 * - refused: it would change what a deployment does, so the target does not start. So does whatever is not in the table.
 *
 * `A.B` is property B of A, or of each element of A; properties without such entries are taken with all they hold.
 */
export type Treatment = 'run' | 'refused' | { run: string } | { declared: string };

/** A type of which nothing is run is one treatment; of the others each property has one. */
export type ResourceTreatment = { declared: string } | { properties: Readonly<Record<string, Treatment>> };

export type Treatments = Readonly<Record<string, ResourceTreatment>>;

export const run = 'run';
export const refused = 'refused';
export const permissions = { declared: 'permissions are not enforced' };
export const encryption = { declared: 'data is not encrypted, nobody needs a key' };
export const monitoring = { declared: 'nothing is measured, nobody is alarmed' };
export const housekeeping = { declared: 'nothing ends by age' };
export const tags = { declared: 'tags are not kept' };
export const description = { declared: 'a description only' };
export const capacity = { declared: 'capacity has no limits' };
export const replaceable = { declared: 'stopping the target deletes nothing, and nothing is protected' };
export const rollout = { declared: 'a new version takes over at once, when the target starts' };
export const runtime = { declared: "functions run on this process's own Node and processor" };
export const logging = { declared: 'what functions log goes to the listener of the target' };
