// A state as the part of an address behind `#`, which browsers do not send: `client=cursor&platform=windows&z=…`, the text
// as raw deflate in base64url, or `t=…` where the browser cannot deflate. site/rules.py writes the same.

const NAMES = ["client", "platform", "path"];

export async function toFragment(state) {
  const parts = NAMES.filter((name) => state[name]).map((name) => `${name}=${encodeURIComponent(state[name])}`);
  const bytes = new TextEncoder().encode(state.text);
  const packed = await through(bytes, "CompressionStream");
  parts.push(packed ? `z=${toBase64(packed)}` : `t=${toBase64(bytes)}`);
  return parts.join("&");
}

/** The state in a fragment; `null` if there is none. Throws if it is damaged. */
export async function fromFragment(fragment) {
  const found = new URLSearchParams(fragment.replace(/^#/, "").replaceAll("+", "%2B"));
  if (!found.has("z") && !found.has("t")) return null;
  const bytes = fromBase64(found.get("z") ?? found.get("t"));
  const text = found.has("z") ? await through(bytes, "DecompressionStream") : bytes;
  const state = Object.fromEntries(NAMES.map((name) => [name, found.get(name) ?? ""]));
  return { ...state, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text) };
}

async function through(bytes, stream) {
  const Stream = globalThis[stream];
  if (!Stream) return null;
  const packed = new Blob([bytes]).stream().pipeThrough(new Stream("deflate-raw"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}
