import { describeRoutes } from '../../shared/web/describe-routes.ts';
import { routes } from './routes/index.ts';

/** The OpenAPI document of this function, as it is served and published in `docs/openapi.json`. */
export const apiDocument = describeRoutes(routes, '1');
