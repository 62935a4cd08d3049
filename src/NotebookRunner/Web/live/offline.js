// The service worker keeps the book in this browser: all pages after the first visit, the engine after the first run.

const isPossible = "serviceWorker" in navigator && isSecureContext && location.protocol.startsWith("http");

/** Starts it once the page has loaded, and asks it to keep all pages, unless the reader saves data. */
export async function keepBook() {
  if (!isPossible) return;
  if (document.readyState !== "complete") await new Promise(loaded => addEventListener("load", loaded, { once: true }));
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.kept && data.isKept) document.documentElement.setAttribute(`data-kept-${data.kept}`, "");
  });
  try {
    await navigator.serviceWorker.register("sw.js");
  } catch (error) {
    return console.warn(`Without a service worker the book needs the network: ${error.message}`);
  }
  if (!navigator.connection?.saveData) await ask("book");
}

/** Asks it to keep the engine, too. */
export const keepEngine = () => isPossible && ask("engine");

async function ask(part) {
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ keep: part });
}
