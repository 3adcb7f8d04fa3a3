/**
 * Where the interface stands: at the root of its host, or below a path, as behind the stage of a REST API
 * (`https://….amazonaws.com/hedui`) or the path of a domain of one's own. Routes and pages are written as if at the root;
 * what leads in and out is adapted here and nowhere else.
 */

/** The path as the routes know it. API Gateway leaves its stage away, but not the path of a domain. */
export function pathAt(place: string, path: string): string {
  if (path === place) return '/';
  return place !== '' && path.startsWith(`${place}/`) ? path.slice(place.length) : path;
}

/** An answer whose redirect, or whose page's links, forms and assets, lead to addresses below this place. */
export async function placeAnswer(answer: Response, place: string): Promise<Response> {
  if (place === '') return answer;
  const location = answer.headers.get('location');
  if (location !== null && isOwnPath(location)) answer.headers.set('location', place + location);
  if (answer.headers.get('content-type')?.startsWith('text/html') !== true) return answer;
  return new Response(placeLinks(await answer.text(), place), answer);
}

/** Two slashes would lead to another host. */
function isOwnPath(address: string): boolean {
  return /^\/(?!\/)/.test(address);
}

/** What people wrote cannot look like this, since quotes are escaped wherever something is put into a page. */
function placeLinks(page: string, place: string): string {
  return page.replace(/(\s(?:href|src|action|formaction)=")(?=\/(?!\/))/g, `$1${place}`);
}
