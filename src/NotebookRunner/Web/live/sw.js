// Keeps the live book, so that it works without a network. The lists of files, `book` and `engine`, with their hashes, are written in front of this.
// A file is kept under its address and its hash: a new version of the book fetches what is new, and then forgets the rest.

const cacheName = "rnn-live";
const files = { ...book, ...engine };
const essential = Object.keys(book).filter(path => /^(index\.html|app\.webmanifest|assets\/)/.test(path) && !/plotly-full|reveal/.test(path));

const scope = new URL("./", self.location).href;
const keyOf = path => `${scope}${path}?${files[path]}`;

self.addEventListener("install", event => event.waitUntil(keep(essential).then(() => self.skipWaiting())));

self.addEventListener("activate", event => event.waitUntil(forgetTheRest().then(() => self.clients.claim())));

// A page asks for the whole book when it has loaded, and for the engine when a cell has run.
self.addEventListener("message", event => {
  const wanted = { book, engine }[event.data?.keep];
  if (!wanted) return;
  event.waitUntil(keep(Object.keys(wanted)).then(() => true, () => false).then(isKept => event.source.postMessage({ kept: event.data.keep, isKept })));
});

self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const path = decodeURIComponent(request.url.slice(scope.length).replace(/[?#].*/, "")) || "index.html";
  if (Object.hasOwn(files, path)) event.respondWith(answer(path, request));
});

async function answer(path, request) {
  const cache = await caches.open(cacheName);
  return await cache.match(keyOf(path)) ?? await fetched(path, cache, request);
}

async function keep(paths) {
  const cache = await caches.open(cacheName);
  const kept = new Set((await cache.keys()).map(request => request.url));
  const missing = paths.filter(path => !kept.has(new URL(keyOf(path)).href));
  const next = async () => {
    for (let path; (path = missing.shift()) !== undefined;) {
      const response = await fetched(path, cache, new Request(scope + encodeURI(path), { cache: "no-cache" }));
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
    }
  };
  await Promise.all([next(), next(), next(), next()]);
}

// What does not have the hash of the list belongs to another version: it is handed on and not kept.
async function fetched(path, cache, request) {
  const response = await fetch(request);
  if (response.status !== 200) return response;
  const bytes = await response.arrayBuffer();
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "application/octet-stream" };
  if (await hashOf(bytes) === files[path]) await cache.put(keyOf(path), new Response(bytes, { headers })).catch(() => { /* No room. */ });
  return new Response(bytes, { headers });
}

async function hashOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.subarray(0, 8)].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

async function forgetTheRest() {
  const cache = await caches.open(cacheName), known = new Set(Object.keys(files).map(path => new URL(keyOf(path)).href));
  await Promise.all((await cache.keys()).filter(request => !known.has(request.url)).map(request => cache.delete(request)));
}
