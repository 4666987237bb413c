#!/usr/bin/env python3
"""Interoperability: deliveries signed by the `svix` package are verified by `vove`, and the reverse.

usage: pip install svix && cargo build -p vove-cli && VOVE=target/debug/vove python3 svix_python.py
"""
import json
import os
import subprocess
import sys
from datetime import datetime, timezone

from svix.webhooks import Webhook, WebhookVerificationError

VOVE = os.environ.get("VOVE", "vove")
SECRETS = ["whsec_" + "C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "whsec_" + "b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w="]
BODIES = [
    '{"status":"pending","refId":"cust-0042","userId":"cust-0042"}',
    '{"refId":"shop-7","status":"IN_REVIEW","previousStatus":"IN_PROGRESS"}',
    '{"name":"الحسين بن علي","city":"Fès"}',
    "",
    "x" * 100_000,
]


def vove(secret, *arguments, given):
    environment = {**os.environ, "VOVE_WEBHOOK_SECRET": secret}
    return subprocess.run([VOVE, "webhook", *arguments], input=given, capture_output=True, env=environment)


def main():
    checked = 0
    for secret in SECRETS:
        webhook = Webhook(secret)
        for number, body in enumerate(BODIES):
            now = datetime.now(tz=timezone.utc)
            signature = webhook.sign(f"msg_{number}", now, body)
            head = f"svix-id: msg_{number}\nsvix-timestamp: {int(now.timestamp())}\nsvix-signature: {signature}\n\n"
            for sent, expected in [(body, 0), (body + " ", 1)]:
                answer = vove(secret, "verify", given=(head + sent).encode())
                assert answer.returncode == expected, (number, answer.stdout, answer.stderr)
                checked += 1

            line = json.loads(vove(secret, "--json", "sign", given=body.encode()).stdout)
            headers = {name: values[0] for name, values in line["headers"].items()}
            webhook_without_json = body if body.startswith("{") else None
            try:
                webhook.verify(body, headers)
                accepted = True
            except WebhookVerificationError:
                accepted = False
            except json.JSONDecodeError:
                # The package also parses the body, after the signature matched.
                accepted = webhook_without_json is None
            assert accepted, number
            try:
                webhook.verify(body + " ", headers)
                raise AssertionError("svix accepted a changed body")
            except WebhookVerificationError:
                checked += 2
    print(f"svix for Python: {checked} checks, all as expected")


sys.exit(main())
