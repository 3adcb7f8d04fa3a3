import { Hono } from 'hono';
import { expect, test, vi } from 'vitest';
import { lambdaHandler } from '../../../shared/web/lambda-handler.ts';

const app = new Hono();
app.get('/auth/callback', (c) => c.text('refused', 400));
app.get('/broken', (c) => c.text('broken', 503));
app.get('/stranger', (c) => c.text('who?', 401));
app.get('/forbidden', (c) => c.text('no', 403));
app.get('/fine', (c) => c.text('fine'));
app.get('/elsewhere', (c) => c.redirect('/auth/sign-in', 303));

/** Names of the metrics that an answer leaves in the log. */
async function measured(path: string): Promise<string[]> {
  let written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  const handler = lambdaHandler(app, 'https://example.org/hedui');
  const event = {
    ...{ version: '1.0', httpMethod: 'GET', path: `/hedui${path}`, resource: path, body: null },
    ...{
      headers: { host: 'example.org' },
      isBase64Encoded: false,
      requestContext: { domainName: 'example.org' },
    },
  };
  await handler(event as never);
  vi.restoreAllMocks();
  const lines = written.split('\n').filter((line) => line.startsWith('{'));
  return lines.flatMap((line) => {
    const { _aws } = JSON.parse(line) as { _aws?: { CloudWatchMetrics: { Metrics: { Name: string }[] }[] } };
    return (_aws?.CloudWatchMetrics ?? []).flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));
  });
}

test.each([
  ['an error of ours', '/broken', ['AnswersFailed']],
  ['a sign-in that came to nothing', '/auth/callback', ['SignInsFailed']],
  ['credentials that are none', '/stranger', ['SignInsFailed']],
  ['a step that somebody may not take', '/forbidden', ['StepsRefused']],
  ['an answer', '/fine', []],
  ['being led to sign in', '/elsewhere', []],
  ['an address that leads nowhere', '/nowhere', []],
])('%s is measured, so that an alarm hears of it', async (_, path, names) => {
  expect(await measured(path)).toEqual(names);
});
