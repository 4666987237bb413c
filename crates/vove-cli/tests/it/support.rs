//! What the tests share: how the binary is run, and how its output is compared.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    thread,
};

use serde_json::Value;

/// `vove` without the settings of this machine's environment.
pub(crate) fn vove(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vove"));
    command.args(args);
    for name in [
        "VOVE_ENV",
        "VOVE_BASE_URL",
        "VOVE_API_KEY",
        "VOVE_API_KEY_FILE",
        "VOVE_PUBLIC_KEY",
        "VOVE_WEBHOOK_SECRET",
        "VOVE_WEBHOOK_SECRET_FILE",
        "CLICOLOR_FORCE",
    ] {
        command.env_remove(name);
    }
    command
}

/// Exit code, standard output and standard error as one text.
pub(crate) fn transcript(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!("exit {}\n{}--- hints\n{}", output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// Runs a command and returns its [`transcript`].
pub(crate) fn run(command: &mut Command) -> String {
    transcript(&command.output().unwrap())
}

/// Runs a command with this standard input.
pub(crate) fn with_input(command: &mut Command, input: &[u8]) -> Output {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = piped.spawn().unwrap();
    let mut stdin = process.stdin.take().unwrap();
    thread::scope(|scope| {
        // Written from a second thread, because both pipes can fill up. A command that fails early reads nothing.
        scope.spawn(move || stdin.write_all(input).unwrap_or_default());
        process.wait_with_output().unwrap()
    })
}

/// A folder for one test, removed if it exists.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// The path of a new file with this text, in a folder of its own.
pub(crate) fn file(folder_name: &str, text: &str) -> String {
    let folder = folder(folder_name);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("file.txt");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A running `vove emulator`; stopped when dropped.
pub(crate) struct RunningEmulator {
    process: Child,
    pub(crate) base_url: String,
    api_key: String,
    /// The line that it printed when it was ready.
    pub(crate) settings: Value,
}

impl RunningEmulator {
    pub(crate) fn start() -> Self {
        let emulator = Self::start_with(&mut vove(&["emulator", "--json"]), None);
        assert!(emulator.settings["webhookSecret"].as_str().unwrap().starts_with("whsec_"));
        emulator
    }

    /// Starts an emulator that accepts `api_key`, or the key that it generates.
    pub(crate) fn start_with(command: &mut Command, api_key: Option<&str>) -> Self {
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let settings: Value = serde_json::from_str(&line).unwrap();
        let api_key = api_key.unwrap_or_else(|| settings["apiKey"].as_str().unwrap()).to_owned();
        Self { process, base_url: settings["baseUrl"].as_str().unwrap().to_owned(), api_key, settings }
    }

    /// A command that calls the emulator.
    pub(crate) fn vove(&self, args: &[&str]) -> Command {
        let mut command = vove(args);
        command.env("VOVE_BASE_URL", &self.base_url).env("VOVE_API_KEY", &self.api_key);
        command
    }

    /// Runs a command that calls the emulator and returns its [`transcript`].
    pub(crate) fn run(&self, args: &[&str]) -> String {
        run(&mut self.vove(args))
    }
}

impl Drop for RunningEmulator {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The URL of a server that answers every request with the status and the body that `respond` returns for its request
/// line.
pub(crate) fn server(respond: impl Fn(&str) -> (u16, String) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            let (mut head, mut length) = (Vec::new(), 0);
            loop {
                let mut line = String::new();
                if stream.read_line(&mut line).unwrap_or(0) == 0 || line == "\r\n" {
                    break;
                }
                let (name, value) = line.split_once(':').unwrap_or_default();
                if name.eq_ignore_ascii_case("content-length") {
                    length = value.trim().parse().unwrap();
                }
                head.push(line);
            }
            let _ = stream.read_exact(&mut vec![0; length]);
            let (status, body) = respond(head.first().map_or("", |line| line.trim_end()));
            let head = format!("HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
            let _ = stream.get_mut().write_all(&[head.as_bytes(), body.as_bytes()].concat());
        }
    });
    url
}

/// A command that calls the API at this URL.
pub(crate) fn vove_at(url: &str, args: &[&str]) -> Command {
    let mut command = vove(args);
    command.env("VOVE_BASE_URL", url).env("VOVE_API_KEY", "key");
    command
}

/// The request line that a command sends to a server with one response, and the command's [`transcript`].
pub(crate) fn request_line(response_body: &'static str, args: &[&str]) -> (String, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut buffer = [0; 4096];
        let read = stream.read(&mut buffer).unwrap();
        let length = response_body.len();
        let response = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{response_body}");
        stream.write_all(response.as_bytes()).unwrap();
        String::from_utf8_lossy(&buffer[..read]).lines().next().unwrap().to_owned()
    });
    let transcript = run(vove(args).env("VOVE_BASE_URL", url).env("VOVE_API_KEY", "key"));
    (server.join().unwrap(), transcript)
}

/// Patterns of what differs from run to run, and the names that replace them.
pub(crate) const VARIABLE_PARTS: [(&str, &str); 6] = [
    (r"127\.0\.0\.1:\d+", "[address]"),
    (r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", "[reference]"),
    (r"msg_[0-9a-f]{27}", "[message]"),
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "[time]"),
    (r"\b[0-9a-f]{24}\b", "[id]"),
    (r"eyJ[\w.-]+", "[token]"),
];

/// Compares a transcript with its snapshot, without its [`VARIABLE_PARTS`].
macro_rules! assert_transcript {
    ($text:expr) => {
        insta::with_settings!({ filters => crate::support::VARIABLE_PARTS }, { insta::assert_snapshot!($text) })
    };
}
pub(crate) use assert_transcript;
