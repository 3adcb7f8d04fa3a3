import { Hono } from 'hono';
import { html } from 'hono/html';
import { describe, expect, test } from 'vitest';
import { lambdaHandler } from '../../../shared/web/lambda-handler.ts';

const written = '<b href="/elsewhere">';
const app = new Hono();
app.get('/page', (c) =>
  c.html(
    html`<a href="/cases?x=1">a</a><a href="#content">b</a><a href="//other.example/">c</a>
      <form action="/cases"><button formaction="/preview">d</button></form>
      <img src="/icon" />
      <p>${written}</p>`,
  ),
);
app.get('/go', (c) => c.redirect('/cases', 303));
app.get('/away', (c) => c.redirect('https://issuer.example/authorize', 303));
app.get('/text', (c) => c.text('href="/cases"'));

async function ask(path: string, publicUrl: string) {
  const requestContext = { domainName: 'hedui.example.cn' };
  const event = { httpMethod: 'GET', path, headers: {}, body: null, isBase64Encoded: false, requestContext };
  const answer = await lambdaHandler(app, publicUrl)(event as never);
  return { status: answer.statusCode, body: answer.body, location: answer.headers['location'] };
}

describe('behind the stage of a REST API', () => {
  const publicUrl = 'https://abc.execute-api.cn-north-1.amazonaws.com.cn/hedui';

  test('what a page leads to is below the stage, and what people wrote stays as it is', async () => {
    const { body } = await ask('/page', publicUrl);
    for (const led of ['href="/hedui/cases?x=1"', 'action="/hedui/cases"', 'formaction="/hedui/preview"'])
      expect(body).toContain(led);
    for (const kept of [
      'href="#content"',
      'href="//other.example/"',
      '&lt;b href=&quot;/elsewhere&quot;&gt;',
    ])
      expect(body).toContain(kept);
    expect(body).toContain('src="/hedui/icon"');
  });

  test('a redirect stays below the stage, unless it leads to another host', async () => {
    expect(await ask('/go', publicUrl)).toMatchObject({ status: 303, location: '/hedui/cases' });
    expect(await ask('/away', publicUrl)).toMatchObject({ location: 'https://issuer.example/authorize' });
  });

  test('an answer that is not a page is left as it is', async () => {
    expect(await ask('/text', publicUrl)).toMatchObject({ body: 'href="/cases"' });
  });
});

describe('on a domain of one’s own', () => {
  test('nothing is put before addresses', async () => {
    expect(await ask('/go', 'https://hedui.example.cn')).toMatchObject({ location: '/cases' });
    expect((await ask('/page', 'https://hedui.example.cn')).body).toContain('href="/cases?x=1"');
  });

  test('a path of the domain is taken off requests and put before addresses', async () => {
    expect(await ask('/dibao/hedui/go', 'https://example.cn/dibao/hedui/')).toMatchObject({
      location: '/dibao/hedui/cases',
    });
    expect(await ask('/dibao/heduigo', 'https://example.cn/dibao/hedui')).toMatchObject({ status: 404 });
  });
});
