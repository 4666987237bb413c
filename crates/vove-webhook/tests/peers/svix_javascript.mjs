// Interoperability: deliveries signed by the `svix` package are verified by `vove`, and the reverse.
//
// usage: npm install svix && cargo build -p vove-cli && VOVE=target/debug/vove node svix_javascript.mjs
import assert from "node:assert";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

// Resolved from the current folder, so that the package need not be installed beside this file.
const { Webhook } = createRequire(`${process.cwd()}/`)("svix");

const secrets = ["whsec_" + "C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "whsec_" + "b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w="];
const bodies = [
  '{"status":"pending","refId":"cust-0042","userId":"cust-0042"}',
  '{"refId":"shop-7","status":"IN_REVIEW","previousStatus":"IN_PROGRESS"}',
  '{"name":"الحسين بن علي","city":"Fès"}',
  "[1, 2.50, \"a/b\"]",
  JSON.stringify("x".repeat(100_000)),
];

function vove(secret, given, ...words) {
  const env = { ...process.env, VOVE_WEBHOOK_SECRET: secret };
  return spawnSync(process.env.VOVE ?? "vove", ["webhook", ...words], { input: given, env });
}

let checked = 0;
for (const secret of secrets) {
  const webhook = new Webhook(secret);
  for (const [number, body] of bodies.entries()) {
    const now = new Date();
    const seconds = Math.floor(now.getTime() / 1000);
    const signature = webhook.sign(`msg_${number}`, now, body);
    const head = `svix-id: msg_${number}\nsvix-timestamp: ${seconds}\nsvix-signature: ${signature}\n\n`;
    assert.equal(vove(secret, head + body, "verify").status, 0);
    assert.equal(vove(secret, head + body + " ", "verify").status, 1);

    const line = JSON.parse(vove(secret, body, "--json", "sign").stdout.toString());
    const headers = Object.fromEntries(Object.entries(line.headers).map(([name, values]) => [name, values[0]]));
    webhook.verify(body, headers);
    assert.throws(() => webhook.verify(body + " ", headers));
    checked += 4;
  }
}
console.log(`svix for JavaScript: ${checked} checks, all as expected`);
