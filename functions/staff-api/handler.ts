import { Hono } from 'hono';
import { IdentityProviderUnreachableError } from '../../shared/web/identity-provider.ts';
import { log } from '../../shared/runtime/log.ts';
import { lambdaHandler } from '../../shared/web/lambda-handler.ts';
import { problem } from '../../shared/web/problems.ts';
import { respondWithProblem } from '../../shared/web/responses.ts';
import { serveRoutes } from '../../shared/web/serve-routes.ts';
import { serveSignIn } from '../../shared/web/sign-in.ts';
import type { StaffApiDependencies } from './dependencies.ts';
import { apiDocument } from './document.ts';
import { routes } from './routes/index.ts';

/** A Lambda handler for events of a REST API. */
export function createHandler(deps: StaffApiDependencies, publicUrl: string) {
  const app = new Hono();
  serveSignIn(app, deps);
  app.get('/api/openapi.json', (context) => context.json({ ...apiDocument, servers: [{ url: publicUrl }] }));
  serveRoutes(app, routes, deps);
  app.notFound(() => respondWithProblem(problem('not-found')));
  app.onError((error) => {
    if (error instanceof IdentityProviderUnreachableError)
      return respondWithProblem(problem('identity-provider-unreachable'));
    log.error('request-failed', error);
    return respondWithProblem(problem('internal-error'));
  });
  return lambdaHandler(app, publicUrl);
}
