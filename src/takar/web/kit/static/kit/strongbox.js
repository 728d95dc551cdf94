// What every room does that keeps things on a device: IndexedDB as promises, AES-GCM round what is kept.

export function isPossible() {
  return Boolean(window.isSecureContext && window.indexedDB && window.crypto?.subtle);
}

export function opened(name, stores) {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      for (const [store, options] of Object.entries(stores)) asked.result.createObjectStore(store, options);
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

// Resolves once the writing is durable; ``work`` gets the store and may return a request.
export function within(database, name, mode, work) {
  return new Promise((done, failed) => {
    const deed = database.transaction(name, mode, { durability: "strict" });
    const asked = work(deed.objectStore(name));
    deed.oncomplete = () => done(asked?.result);
    deed.onerror = deed.onabort = () => failed(deed.error);
  });
}

export function rows(database, name) {
  return new Promise((done, failed) => {
    const found = [];
    const asked = database.transaction(name).objectStore(name).openCursor();
    asked.onsuccess = () => {
      const cursor = asked.result;
      if (!cursor) return done(found);
      found.push([cursor.key, cursor.value]);
      return cursor.continue();
    };
    asked.onerror = () => failed(asked.error);
  });
}

export async function shut(key, thing) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(thing));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain) };
}

export async function read(key, box) {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv }, key, box.data);
  return JSON.parse(new TextDecoder().decode(plain));
}
