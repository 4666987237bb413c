//! `vove emulator`.

use serde_json::Value;

use crate::support::{RunningEmulator, assert_transcript, run, vove};

#[test]
fn a_given_key_and_secret_are_used_and_not_printed() {
    let secret = ["whsec_", "c3BlY2ltZW4gb2YgYSBzaWduaW5nIHNlY3JldA=="].concat();
    let mut command = vove(&["emulator", "--json"]);
    command.envs([("VOVE_API_KEY", "my-own-key"), ("VOVE_WEBHOOK_SECRET", &secret)]);
    let emulator = RunningEmulator::start_with(&mut command, Some("my-own-key"));
    assert_eq!((&emulator.settings["apiKey"], &emulator.settings["webhookSecret"]), (&Value::Null, &Value::Null));
    assert!(emulator.run(&["session", "create", "r"]).starts_with("exit 0"));
    let transcript = run(vove(&["emulator"]).env("VOVE_WEBHOOK_SECRET", "no secret"));
    assert_eq!(transcript, "exit 3\n--- hints\nvove: the webhook secret is not valid\n");
}

#[test]
fn finish_and_start_report_why_they_fail() {
    let emulator = RunningEmulator::start();
    let finish = ["emulator", "finish", "nobody", "--persona", "awa-diop", "--outcome", "pending"];
    let mut transcripts = emulator.run(&finish);
    transcripts += &run(vove(&finish).args(["--env", "sandbox"]));
    transcripts += &run(vove(&finish).args(["--base-url", "http://127.0.0.1:1"]));
    transcripts += &run(&mut vove(&["emulator", "--webhook-url", "nowhere"]));
    assert_transcript!(transcripts);
}
