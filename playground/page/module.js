// mcplint as WebAssembly: JSON in, JSON out. The module imports nothing, so it can reach nothing.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Loads the module; `ask` answers a request of playground/wasm/src/page.rs. */
export async function load(url) {
  const module = await compile(url);
  let running = await WebAssembly.instantiate(module, {});
  return async function ask(request) {
    const { memory, request_buffer, answer, answer_buffer, answer_length } = running.exports;
    const bytes = encoder.encode(JSON.stringify(request));
    // The memory may grow in any call, so its buffer is looked up after each.
    const place = request_buffer(bytes.length);
    new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
    const read = () => decoder.decode(new Uint8Array(memory.buffer, answer_buffer(), answer_length()));
    try {
      answer();
    } catch (trap) {
      // A bug in mcplint ends the module. What it left says where; a new one goes on.
      const said = read();
      running = await WebAssembly.instantiate(module, {});
      throw new Error(said || String(trap));
    }
    const answered = JSON.parse(read());
    if (answered.error) throw new Error(answered.error);
    return answered;
  };
}

async function compile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  const type = response.headers.get("content-type") ?? "";
  // Servers that do not know .wasm: compile from the bytes.
  return type.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
