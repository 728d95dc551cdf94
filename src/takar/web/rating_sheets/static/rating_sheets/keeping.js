// Lets the tablet open the sheets without network, and takes all of it away at sign-out.

export async function keepPages(address, vault, links) {
  if (!("serviceWorker" in navigator)) return false;
  await navigator.serviceWorker.register(address, { scope: "/lembar/" });
  const { active } = await navigator.serviceWorker.ready;
  if (await vault.fact("reader") !== vault.owner) {
    await asked(active, { forget: true }); // somebody else worked here before
    await vault.fact("reader", vault.owner);
  }
  const pieces = performance.getEntriesByType("resource").map((one) => new URL(one.name).pathname);
  const worn = pieces.filter((path) => path.startsWith("/statis/"));
  await asked(active, { keep: [...new Set([...worn, ...links])] });
  return true;
}

export async function forgetPages() {
  const known = await navigator.serviceWorker?.getRegistration("/lembar/");
  if (!known) return;
  for (const name of await caches.keys()) {
    if (name.startsWith("takar-lembar-")) await caches.delete(name);
  }
  await known.unregister();
}

function asked(worker, message) {
  return new Promise((done) => {
    const line = new MessageChannel();
    line.port1.onmessage = done;
    setTimeout(done, 60_000);
    worker.postMessage(message, [line.port2]);
  });
}
