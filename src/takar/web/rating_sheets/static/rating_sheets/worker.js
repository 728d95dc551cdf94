// Opens the sheets without network: pages and static files that were seen once come from the tablet.
// Served from /lembar/pekerja.js, so that it reaches /lembar/ and nothing else.

const KEPT = "takar-lembar-1";
const PATIENCE = 4000;
const NEVER = /^\/lembar\/(keadaan|kirim|kegiatan|pekerja\.js)/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("message", (event) => {
  const deed = event.data.keep ? keep(event.data.keep) : forget();
  event.waitUntil(deed.then(() => event.ports[0]?.postMessage("done")));
});
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  const isPage = event.request.mode === "navigate" && address.pathname.startsWith("/lembar/");
  if (NEVER.test(address.pathname) || !(isPage || address.pathname.startsWith("/statis/"))) return;
  event.respondWith(newest(event));
});

async function begin() {
  for (const name of await caches.keys()) {
    if (name.startsWith("takar-lembar-") && name !== KEPT) await caches.delete(name);
  }
  await self.clients.claim();
}

function isWorthKeeping(response) {
  return response.ok && response.type === "basic" && !response.redirected;
}

async function newest(event) {
  const cache = await caches.open(KEPT);
  const seen = await cache.match(event.request, { ignoreVary: true, ignoreSearch: true });
  const asked = fetch(event.request).then((response) => {
    if (isWorthKeeping(response)) event.waitUntil(cache.put(event.request, response.clone()));
    return response;
  });
  if (!seen) return asked;
  const tired = new Promise((done) => { setTimeout(() => done(seen), PATIENCE); });
  const fresh = asked.then((response) => (response.status >= 500 ? seen : response), () => seen);
  return Promise.race([fresh, tired]);
}

async function keep(addresses) {
  const cache = await caches.open(KEPT);
  for (const address of addresses) {
    try {
      const response = await fetch(address, { credentials: "same-origin", cache: "no-store" });
      if (isWorthKeeping(response)) await cache.put(address, response);
    } catch {
      return; // the network went; what is kept so far is good
    }
  }
}

function forget() {
  return caches.delete(KEPT);
}
