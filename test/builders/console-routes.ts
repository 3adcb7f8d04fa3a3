/** Every route of the console, whichever section it is loaded with. */
import { sections } from '../../functions/console/routes/index.ts';

export const consoleRoutes = (await Promise.all([...sections.values()].map((load) => load()))).flat();
