import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { log } from '../../shared/runtime/log.ts';
import { lambdaHandler } from '../../shared/web/lambda-handler.ts';
import { problem } from '../../shared/web/problems.ts';
import { assets } from './assets/index.ts';
import type { ConsoleStores } from './dependencies.ts';
import { keepLanguage, language } from './language.ts';
import type { Route } from './route.ts';
import { sections } from './routes/index.ts';
import { anonymous, answerNotFound, answerProblem, serveRoutes } from './serve.ts';

/** The console as a web application, wherever it is served from. */
export function createConsole(deps: ConsoleStores): Hono {
  const app = new Hono();
  app.use(closed, notKept);
  app.route('/', assets);
  app.post('/language', async (c) => {
    const body = await c.req.parseBody();
    keepLanguage(c, language.catch('zh').parse(body['language']));
    return c.redirect(readBack(body['back']), 303);
  });
  const open = openSections(deps);
  app.all('*', async (c, next) => {
    const section = await open(c.req.path);
    return section === undefined ? next() : section.fetch(c.req.raw);
  });
  return answering(app, deps);
}

/** Opens the section that a path leads to, as an application of its own, when somebody first asks for one of its pages. */
function openSections(deps: ConsoleStores): (path: string) => Promise<Hono> | undefined {
  const opened = new Map<string, Promise<Hono>>();
  return (path) => {
    const name = path.split('/')[1] ?? '';
    const section =
      opened.get(name) ??
      sections
        .get(name)?.()
        .then((routes) => createSection(routes, deps));
    if (section !== undefined) opened.set(name, section);
    return section;
  };
}

function createSection(routes: readonly Route[], deps: ConsoleStores): Hono {
  const section = new Hono();
  serveRoutes(section, routes, deps);
  return answering(section, deps);
}

/** What every application of the console says where it has no page, or where its page failed. */
function answering(app: Hono, deps: ConsoleStores): Hono {
  app.notFound((c) => answerNotFound(c, deps));
  app.onError((error, c) => {
    log.error('request-failed', error);
    return answerProblem(c, anonymous(c, deps), problem('internal-error'));
  });
  return app;
}

/** A path of this host only: two slashes would lead to another one. */
function readBack(given: unknown): string {
  return typeof given === 'string' && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given) ? given : '/';
}

/** A Lambda handler for events of a REST API. */
export function createHandler(deps: ConsoleStores, publicUrl: string) {
  return lambdaHandler(createConsole(deps), publicUrl);
}

/** Pages hold personal data; only assets, which name their own term, are kept by browsers. */
const notKept: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
};

/** No inline script or style, so that markup which found its way into a page would still do nothing. */
const closed: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    connectSrc: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  strictTransportSecurity: 'max-age=63072000; includeSubDomains',
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  crossOriginOpenerPolicy: 'same-origin',
  permissionsPolicy: { camera: ['none'], geolocation: ['none'], microphone: ['none'] },
});
