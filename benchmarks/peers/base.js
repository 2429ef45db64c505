// What every peer in JavaScript is: base.py's protocol, for Node.
"use strict";
const fs = require("fs");
const readline = require("readline");

// prepare(job) gives a function that prints the document: a Buffer, or the promise of one.
async function serve(prepare) {
  const [job, file] = process.argv.slice(2);
  if (job) {
    fs.writeFileSync(file, await (await prepare(read(job)))());
    return;
  }
  console.log = console.error; // what a library prints is no answer
  const peer = new Peer(prepare);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [word, ...rest] = line.split(" ");
    process.stdout.write(JSON.stringify(await answer(peer, word, rest.join(" "))) + "\n");
  }
}

const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));

async function answer(peer, word, rest) {
  try {
    return await peer[word](rest);
  } catch (error) {
    return { error: String(error) };
  }
}

class Peer {
  constructor(made) {
    this.made = made;
  }

  async prepare(file) {
    this.run = await this.made(read(file));
    return {};
  }

  async render() {
    const start = process.hrtime.bigint();
    const printed = await this.run();
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    this.printed = printed;
    return { ms, bytes: printed.length };
  }

  save(file) {
    fs.writeFileSync(file, this.printed);
    return {};
  }

  rest() {
    this.printed = null;
    if (global.gc) global.gc();
    const clear = "/proc/self/clear_refs";
    if (fs.existsSync(clear)) fs.writeFileSync(clear, "5");
    return { bytes: memoryOf("VmRSS") };
  }

  memory() {
    return { bytes: memoryOf("VmHWM") };
  }
}

function memoryOf(field) {
  if (!fs.existsSync("/proc/self/status")) return 0;
  const found = fs.readFileSync("/proc/self/status", "utf8").match(new RegExp(`${field}:\\s+(\\d+)`));
  return found ? Number(found[1]) * 1024 : 0;
}

module.exports = { serve, read };
