// A certified OpenID provider for the tests: node provider.mjs FOLDER PORT, where FOLDER has oidc-provider in its node_modules.
// PUT /people/{sub} says who somebody is; POST /reg (dynamic registration) makes a client. It prints "ready" when it listens.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const [folder, port] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(`${folder}/node_modules/oidc-provider/lib/index.js`));
const people = new Map();

const provider = new Provider(`http://127.0.0.1:${port}`, {
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    phone: ['phone_number'],
    profile: ['name', 'locale', 'zoneinfo', 'groups'],
  },
  cookies: { keys: ['tests only'] },
  features: { devInteractions: { enabled: false }, registration: { enabled: true } },
  findAccount: (_, sub) => people.has(sub) && { accountId: sub, claims: () => ({ sub, ...people.get(sub) }) },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  // What a person would be asked to agree to is agreed to.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile email phone');
    await grant.save();
    return grant;
  },
  pkce: { required: () => true },
  ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 3600, IdToken: 300, Interaction: 600, Session: 3600 },
});
const standard = provider.callback();

async function read(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

async function serve(request, response) {
  const { pathname } = new URL(request.url, 'http://127.0.0.1');
  const [, place, id] = pathname.split('/');
  if (place === 'people' && request.method === 'PUT') {
    people.set(decodeURIComponent(id), JSON.parse(await read(request)));
    response.writeHead(204).end();
  } else if (place === 'interaction' && request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(
      `<!doctype html><title>Provider</title><form method="post"><label>Who <input name="login" autofocus></label>
       <button name="go" value="1">Sign in</button><button name="cancel" value="1">Cancel</button></form>`);
  } else if (place === 'interaction' && request.method === 'POST') {
    const form = new URLSearchParams(await read(request));
    await provider.interactionFinished(request, response, form.has('cancel')
      ? { error: 'access_denied', error_description: 'the person said no' }
      : { login: { accountId: form.get('login') } });
  } else {
    standard(request, response);
  }
}

createServer((request, response) => {
  serve(request, response).catch((failure) => {
    console.error(failure);
    response.writeHead(500).end(String(failure));
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));

// It ends with the tests, however they end.
process.stdin.resume();
process.stdin.on('end', () => process.exit());
