//! The real binary as an operator runs it: exit codes, signals, what the log says and what not.

use std::io::Read as _;
use std::process::{Child, Command, Stdio};

use fake_discord::FakeDiscord;

use crate::scene::Servers;

fn reelated(directory: &std::path::Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reelated"));
    command
        .current_dir(directory)
        .env_clear()
        // Without optimisation, forty thousand listings take seconds.
        .env("REELATED_LIBRARY_CATALOGUE", "false")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What a command printed to standard output and standard error, and its exit code.
fn ended(mut command: Command) -> (String, String, i32) {
    let output = command.output().expect("the binary starts");
    let text = |bytes| String::from_utf8(bytes).expect("it prints text");
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code().expect("it exits by itself"),
    )
}

#[test]
fn without_a_token_it_says_where_to_get_one() {
    let place = tempfile::tempdir().unwrap();
    let mut command = reelated(place.path());
    command.arg("run");
    let (out, error, code) = ended(command);
    assert_eq!((out.as_str(), code), ("", 1));
    insta::assert_snapshot!(error, @"reelated: There is no bot token. Make one at https://discord.com/developers/applications, under Bot, and put it into the environment variable DISCORD_TOKEN. To try the bot without one, use `reelated ask '/related film:Heat'`.");
}

#[test]
fn without_its_database_it_does_not_start() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("notes.txt"), "no database ".repeat(100)).unwrap();
    let mut command = reelated(place.path());
    command
        .arg("run")
        .env("DISCORD_TOKEN", "MTAw.GxAbCd.abcdefghijklmnopqrstuvwxyz01")
        // Whoever asked it for anything would get another error.
        .env("REELATED_DISCORD_API_URL", "http://127.0.0.1:1")
        .env("REELATED_LOG_FILTER", "off")
        .env("REELATED_DATABASE_URL", "notes.txt");
    let (out, error, code) = ended(command);
    assert_eq!((out.as_str(), code), ("", 1));
    insta::assert_snapshot!(error, @"reelated: The database cannot be used: the database's file is damaged, or is not a database: error returned from database: (code: 26) file is not a database: (code: 26) file is not a database");
}

#[test]
fn a_backup_is_made_and_put_back() {
    let place = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = reelated(place.path());
        command.args(arguments);
        let (out, error, code) = ended(command);
        format!("{code} {out}{error}")
    };
    insta::assert_snapshot!(run(&["backup", "copy.db"]), @"1 reelated: No backup was made: the database's file cannot be used: data/reelated.db does not exist");
    insta::assert_snapshot!(run(&["restore", "copy.db"]), @"1 reelated: Nothing was restored: the database's file cannot be used: copy.db does not exist");
    let database = reelated::config::Database::File(place.path().join("data/reelated.db"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let store = runtime
        .block_on(reelated::store::Store::open(&database))
        .unwrap();
    insta::assert_snapshot!(run(&["backup", "copy.db"]), @"0 Copied data/reelated.db to copy.db.");
    insta::assert_snapshot!(run(&["backup", "copy.db"]), @"1 reelated: No backup was made: the database's file cannot be used: copy.db exists already");
    insta::assert_snapshot!(run(&["restore", "copy.db"]), @"1 reelated: The database is in use. Stop the bot, then restore.");
    runtime.block_on(store.close());
    insta::assert_snapshot!(run(&["restore", "copy.db"]), @"
    0 Copied copy.db to data/reelated.db.
    What was there is now called data/reelated.db.before-restore.
    ");
    let mut command = reelated(place.path());
    command.args(["backup", "other.db"]).env(
        "REELATED_DATABASE_URL",
        "postgres://bot:secret@localhost/films",
    );
    insta::assert_snapshot!(ended(command).1, @"reelated: The database is on a PostgreSQL server, which keeps its own backups: use pg_dump.");
}

#[test]
fn an_operator_deletes_what_is_kept_about_a_member() {
    use reelated::member::{Noted, Score};
    use reelated::snowflake::{GuildId, UserId};
    let place = tempfile::tempdir().unwrap();
    let delete = |id: &str| {
        let mut command = reelated(place.path());
        command.args(["members", "delete", id]);
        let (out, error, code) = ended(command);
        format!("{code} {out}{error}")
    };
    insta::assert_snapshot!(delete("7"), @"1 reelated: Nothing was deleted: data/reelated.db does not exist. Run this where the bot is started, with its configuration.");
    assert!(!place.path().join("data").exists());
    let database = reelated::config::Database::File(place.path().join("data/reelated.db"));
    let film = Noted {
        film: reelated::film::FilmId::parse("heat-1995").unwrap(),
        title: "Heat (1995)".to_owned(),
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = reelated::store::Store::open(&database).await.unwrap();
        for guild in [GuildId(1), GuildId(2)] {
            let asker = reelated::store::Asker {
                guild,
                member: UserId(7),
                at: jiff::Timestamp::UNIX_EPOCH,
            };
            let score = Score::new(9).unwrap();
            store.rate(asker, &film, score, None).await.unwrap();
        }
        let one_thing = reelated::store::Asker {
            guild: GuildId(1),
            member: UserId(8),
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        store.see(one_thing, &film).await.unwrap();
        store.close().await;
    });
    insta::assert_snapshot!(delete("7"), @"0 Deleted all that was kept about 7: 4 entries in 2 servers.");
    insta::assert_snapshot!(delete("8"), @"0 Deleted all that was kept about 8: 1 entry in 1 server.");
    insta::assert_snapshot!(delete("7"), @"0 Nothing is kept about 7.");
    assert!(delete("alice").starts_with('2'));
}

#[test]
fn a_broken_configuration_exits_with_2_and_every_problem() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(
        place.path().join("config.toml"),
        "[libary]\nbundled = 1\n[log]\nformat = \"xml\"\n",
    )
    .unwrap();
    let mut command = reelated(place.path());
    command.args(["ask", "/help"]);
    let (_, error, code) = ended(command);
    assert_eq!(code, 2, "{error}");
    for part in [
        "libary",
        "library",
        "config.toml:1",
        "config.toml:4",
        "json",
        "2 errors",
    ] {
        assert!(error.contains(part), "{part} in {error}");
    }
}

#[test]
fn check_counts_and_exits_with_2_where_something_is_wrong() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(
        place.path().join("good.md"),
        "+++\ntitle = \"Good\"\n+++\n\nIt is good.\n",
    )
    .unwrap();
    std::fs::write(
        place.path().join("bad.md"),
        "+++\ntitel = \"Bad\"\nrating = 11\n+++\n",
    )
    .unwrap();
    let mut command = reelated(place.path());
    command.args(["check", "."]);
    let (out, error, code) = ended(command);
    assert_eq!(code, 2);
    assert!(out.contains("1 review in 2 files"), "{out}");
    for part in ["bad.md:2", "titel", "title", "bad.md:3", "rating"] {
        assert!(error.contains(part), "{part} in {error}");
    }
    let mut command = reelated(place.path());
    command.arg("check");
    let (out, error, code) = ended(command);
    assert_eq!((error.as_str(), code), ("", 0), "{out}");
}

#[test]
fn warnings_exit_with_1_only_where_the_check_is_strict() {
    let place = tempfile::tempdir().unwrap();
    let check = |file: &str, strict: &[&str]| {
        let mut command = reelated(place.path());
        command.args(["check", file]).args(strict);
        ended(command)
    };
    let review = |rest: &str| {
        format!(
            "+++\ntitle = \"One\"\ncast = [\"Al Pacino\", \"Robert De Niro\", \"Val Kilmer\"]\n{rest}"
        )
    };
    let summary = "summary = \"A thief and a policeman. It is good.\"";
    for (name, text) in [
        ("good.md", review(&format!("{summary}\n+++\nIt is good.\n"))),
        ("odd.md", review(&format!("{summary}\n+++\n||Open\n"))),
        ("bad.md", review("rating = 11\n+++\n||Open\n")),
    ] {
        std::fs::write(place.path().join(name), text).unwrap();
    }
    let strict = &["--strict"];
    assert_eq!(check("good.md", strict).2, 0);
    let (out, error, code) = check("odd.md", strict);
    assert_eq!(code, 1, "{error}");
    assert!(out.ends_with("1 warning.\n"), "{out}");
    assert!(error.contains("odd.md:6"), "{error}");
    assert_eq!(check("odd.md", &[]).2, 0);
    assert_eq!(check("bad.md", strict).2, 2);
}

#[test]
fn check_speaks_to_programs_and_explains_itself() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("bad.md"), "+++\ntitel = \"Bad\"\n+++\n").unwrap();
    let check = |arguments: &[&str]| {
        let mut command = reelated(place.path());
        command.arg("check").args(arguments);
        ended(command)
    };
    let (out, error, code) = check(&["--json", "bad.md"]);
    assert_eq!((error.as_str(), code), ("", 2));
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["errors"], 1);
    assert_eq!(told["problems"][0]["code"], "unknown-key");
    assert_eq!(told["problems"][0]["line"], 2);
    let (out, _, code) = check(&["--explain", "unknown-key"]);
    assert_eq!(code, 0);
    assert!(out.contains("a misspelt one"), "{out}");
    let (out, error, code) = check(&["--explain", "unknown-kay"]);
    assert_eq!((out.as_str(), code), ("", 2));
    insta::assert_snapshot!(error, @r#"No problem has the code "unknown-kay". Did you mean `unknown-key`?"#);
}

#[test]
fn batches_are_answered_line_by_line() {
    use std::io::Write as _;
    let place = tempfile::tempdir().unwrap();
    let mut child = reelated(place.path())
        .args(["ask", "--batch"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin
        .write_all(b"/review film:Heat\n\n/nonsense\n/review film:\xff\xfe\n/random\r\n")
        .unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let lines: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["data"]["embeds"][0]["title"], "Heat (1995)");
    assert_eq!(lines[1]["data"]["flags"], 64);
    assert_eq!(lines[2]["data"]["flags"], 64);
    assert!(output.status.success());
}

#[test]
fn the_invitation_asks_for_no_permission() {
    let place = tempfile::tempdir().unwrap();
    let mut command = reelated(place.path());
    // A made-up token whose first part says 288760241363877888.
    command.arg("invite").env(
        "DISCORD_TOKEN",
        "Mjg4NzYwMjQxMzYzODc3ODg4.C_ikow.j3VupLBuE1QWZng3TMGH0z_UAwg",
    );
    let (out, _, code) = ended(command);
    assert_eq!(code, 0);
    insta::assert_snapshot!(out, @"https://discord.com/oauth2/authorize?client_id=288760241363877888&scope=bot+applications.commands&permissions=0");
}

/// A process that does not outlive a test that failed.
struct KilledOnDrop(Child);

impl Drop for KilledOnDrop {
    fn drop(&mut self) {
        self.0.kill().ok();
    }
}

/// Tells a process to stop, as a service manager does.
fn terminate(child: &Child) {
    let status = Command::new("kill")
        .args(["-TERM", &child.id().to_string()])
        .status();
    assert!(status.expect("there is a kill command").success());
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_runs_logs_without_secrets_and_stops_on_sigterm() {
    let servers = Servers::open().await;
    let (discord, alice, channel) = (&servers.discord, &servers.alice, &servers.channel);
    let place = tempfile::tempdir().unwrap();
    let mut child = KilledOnDrop(
        reelated(place.path())
            .arg("run")
            .env("DISCORD_TOKEN", discord.token())
            .env("REELATED_DISCORD_API_URL", discord.api_url())
            .env("REELATED_LOG_FORMAT", "json")
            .env("REELATED_LOG_FILTER", "trace")
            .spawn()
            .unwrap(),
    );
    let mut stderr = child.0.stderr.take().unwrap();
    let log = tokio::task::spawn_blocking(move || {
        let mut log = String::new();
        stderr.read_to_string(&mut log).expect("the log is text");
        log
    });
    discord.wait_until_ready().await;
    let answer = alice.slash(channel, "/review", &[("film", "Heat")]).await;
    let mistyped = alice
        .slash(channel, "/review", &[("film", "Zwxyqk typed by a member")])
        .await;
    assert!(answer.text().contains("Heat (1995)"));
    assert!(mistyped.text().contains("Zwxyqk"));
    let tokens = [answer.token(), mistyped.token()];
    discord.assert_all_well();
    terminate(&child.0);
    let status = tokio::task::spawn_blocking(move || child.0.wait().unwrap())
        .await
        .unwrap();
    let log = log.await.unwrap();
    assert_eq!(status.code(), Some(0), "{log}");

    let lines: Vec<serde_json::Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("not JSON: {line}")))
        .collect();
    let answered: Vec<_> = lines
        .iter()
        .filter(|line| line["message"] == "answered an interaction")
        .collect();
    assert_eq!(answered.len(), 2, "{log}");
    // Each is logged once Discord has it, when the member has already asked the next.
    let line = |outcome: &str| answered.iter().find(|line| line["outcome"] == outcome);
    assert!(line("refused").is_some(), "{log}");
    let first = line("answered").unwrap();
    assert_eq!(first["command"], "review");
    assert_eq!(first["guild"], servers.id().0);
    assert!(first["duration_ms"].as_f64().unwrap() > 0.0);
    let secrets = [
        discord.token(),
        tokens[0].clone(),
        tokens[1].clone(),
        "Zwxyqk".to_owned(),
    ];
    for secret in secrets {
        assert!(!log.contains(&secret), "the log holds {secret:?}: {log}");
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_process_on_the_gateway_says_so_and_one_that_was_killed_is_no_obstacle() {
    let discord = FakeDiscord::start().await;
    let place = tempfile::tempdir().unwrap();
    let start = || {
        let mut command = reelated(place.path());
        command
            .arg("run")
            .env("DISCORD_TOKEN", discord.token())
            .env("REELATED_DISCORD_API_URL", discord.api_url());
        command
    };
    let mut first = KilledOnDrop(start().spawn().unwrap());
    let mut log = std::io::BufReader::new(first.0.stderr.take().unwrap());
    wait_for(&mut log, "connected");
    let second = start();
    let (_, error, code) = tokio::task::spawn_blocking(|| ended(second)).await.unwrap();
    assert_eq!(code, 1, "{error}");
    let said = error.lines().last().unwrap();
    let expected = format!(
        "reelated: Another process is connected to Discord's gateway with this token: process {} on ",
        first.0.id()
    );
    assert!(said.starts_with(&expected), "{error}");
    first.0.kill().unwrap();
    first.0.wait().unwrap();
    let mut third = KilledOnDrop(start().spawn().unwrap());
    let mut log = std::io::BufReader::new(third.0.stderr.take().unwrap());
    let (all, _) = wait_for(&mut log, "connected");
    assert!(!all.contains("waiting for at most"), "{all}");
    terminate(&third.0);
    wait_for(&mut log, "stopped");
    assert_eq!(third.0.wait().unwrap().code(), Some(0));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_stops_on_sigterm_whatever_its_database_does() {
    use sqlx::ConnectOptions as _;
    use std::os::unix::fs::PermissionsExt as _;

    let servers = Servers::open().await;
    let (discord, alice, channel) = (&servers.discord, &servers.alice, &servers.channel);
    let place = tempfile::tempdir().unwrap();
    let token = place.path().join("token");
    std::fs::write(&token, discord.token()).unwrap();
    std::fs::set_permissions(&token, std::fs::Permissions::from_mode(0o644)).unwrap();
    let mut child = KilledOnDrop(
        reelated(place.path())
            .arg("run")
            .env("REELATED_DISCORD_TOKEN_FILE", &token)
            .env("REELATED_DISCORD_API_URL", discord.api_url())
            .spawn()
            .unwrap(),
    );
    let mut log = std::io::BufReader::new(child.0.stderr.take().unwrap());
    wait_for(&mut log, "other users of this machine can read the token");
    let (_, made) = wait_for(&mut log, "created a new database at ");
    let database = place.path().join("data/reelated.db");
    assert_eq!(std::path::Path::new(&made), database);
    discord.wait_until_ready().await;
    // Somebody else writes, and does not end.
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&database);
    let mut other = options.connect().await.unwrap();
    sqlx::raw_sql("BEGIN IMMEDIATE")
        .execute(&mut other)
        .await
        .unwrap();
    let answer = alice
        .slash(channel, "/rate", &[("film", "Heat"), ("score", "9")])
        .await;
    assert!(answer.is_deferred(), "{}", answer.text());
    terminate(&child.0);
    wait_for(&mut log, "gave up on answers that were still in flight");
    wait_for(&mut log, "gave up on a database that does not answer");
    assert_eq!(child.0.wait().unwrap().code(), Some(0));
}

/// A bot that logs everything, and what it logs.
#[cfg(unix)]
fn talkative(
    discord: &FakeDiscord,
    place: &std::path::Path,
) -> (KilledOnDrop, std::process::ChildStderr) {
    let mut child = reelated(place)
        .arg("run")
        .env("DISCORD_TOKEN", discord.token())
        .env("REELATED_DISCORD_API_URL", discord.api_url())
        .env("REELATED_LOG_FORMAT", "json")
        .env("REELATED_LOG_FILTER", "trace")
        .spawn()
        .expect("the binary starts");
    let log = child.stderr.take().expect("it is piped");
    (KilledOnDrop(child), log)
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_that_nobody_reads_keeps_nobody_from_an_answer() {
    let servers = Servers::open().await;
    let (discord, alice, channel) = (&servers.discord, &servers.alice, &servers.channel);
    let place = tempfile::tempdir().unwrap();
    let (mut child, log) = talkative(discord, place.path());
    discord.wait_until_ready().await;
    // Some 200 bytes each: far more than the 64 KiB that a pipe holds.
    for _ in 0..600 {
        alice.slash(channel, "/help", &[]).await.text();
    }
    discord.assert_all_well();
    terminate(&child.0);
    let status = tokio::task::spawn_blocking(move || child.0.wait().unwrap());
    assert_eq!(status.await.unwrap().code(), Some(0));
    drop(log);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_line_says_what_runs_and_a_hangup_does_not_end_it() {
    use std::io::BufRead as _;
    let discord = FakeDiscord::start().await;
    let place = tempfile::tempdir().unwrap();
    let (mut child, log) = talkative(&discord, place.path());
    discord.wait_until_ready().await;
    let hangup = Command::new("kill")
        .args(["-HUP", &child.0.id().to_string()])
        .status();
    assert!(hangup.unwrap().success());
    let mut log = std::io::BufReader::new(log);
    let mut first = String::new();
    log.read_line(&mut first).unwrap();
    let mut first: serde_json::Value = serde_json::from_str(&first).unwrap();
    assert!(first["films"].as_u64().unwrap() > 100, "{first}");
    assert_eq!(first["version"], env!("CARGO_PKG_VERSION"));
    for changing in ["films", "timestamp", "version"] {
        first[changing] = "…".into();
    }
    insta::assert_snapshot!(first, @r#"{"database":"data/reelated.db","films":"…","level":"INFO","message":"Reelated is starting","mode":"gateway","timestamp":"…","version":"…"}"#);
    wait_for(&mut log, "ignored SIGHUP");
    terminate(&child.0);
    wait_for(&mut log, "stopped");
    assert_eq!(child.0.wait().unwrap().code(), Some(0));
}

/// What is printed up to the first line that holds this, and the rest of that line.
fn wait_for(printed: &mut impl std::io::BufRead, start: &str) -> (String, String) {
    let mut all = String::new();
    loop {
        let mut line = String::new();
        printed.read_line(&mut line).expect("it prints text");
        assert!(!line.is_empty(), "it ended without {start:?}: {all}");
        all += &line;
        if let Some((_, rest)) = line.split_once(start) {
            return (all.clone(), rest.trim_end().to_owned());
        }
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_endpoint_needs_no_token_and_stops_on_sigterm() {
    use ed25519_dalek::{Signer as _, SigningKey};
    use std::fmt::Write as _;

    let key = SigningKey::from_bytes(&[7; 32]);
    let mut public_key = String::new();
    for byte in key.verifying_key().as_bytes() {
        write!(public_key, "{byte:02x}").unwrap();
    }
    let place = tempfile::tempdir().unwrap();
    let mut child = KilledOnDrop(
        reelated(place.path())
            .arg("run")
            .env("REELATED_DISCORD_MODE", "endpoint")
            .env("REELATED_DISCORD_PUBLIC_KEY", public_key)
            .env("REELATED_DISCORD_LISTEN", "127.0.0.1:0")
            .env("REELATED_DISCORD_DRAIN_SECONDS", "0")
            .spawn()
            .unwrap(),
    );
    let mut log = std::io::BufReader::new(child.0.stderr.take().unwrap());
    let (_, address) = wait_for(&mut log, "waiting for interactions at ");
    wait_for(&mut log, "there is no token");
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_secs();
    let body = r#"{"type":1}"#;
    let signature = key.sign(format!("{now}{body}").as_bytes());
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = client
        .post(address)
        .header("x-signature-ed25519", format!("{signature:x}"))
        .header("x-signature-timestamp", now)
        .body(body);
    let answer = answer.send().await.unwrap().text().await.unwrap();
    assert_eq!(answer, r#"{"type":1}"#);
    terminate(&child.0);
    wait_for(&mut log, "stopped");
    assert_eq!(child.0.wait().unwrap().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn the_playground_says_where_it_is() {
    let place = tempfile::tempdir().unwrap();
    let mut child = KilledOnDrop(
        reelated(place.path())
            .args(["playground", "--listen", "127.0.0.1:0"])
            .spawn()
            .unwrap(),
    );
    let mut out = std::io::BufReader::new(child.0.stdout.take().unwrap());
    let (all, address) = wait_for(&mut out, "Playground: http://127.0.0.1:");
    assert!(all.starts_with("Playground: "), "nothing else: {all}");
    assert!(address.ends_with('/'), "{address}");
    terminate(&child.0);
    assert_eq!(child.0.wait().unwrap().code(), Some(0));
}

#[test]
fn the_catalogue_is_there_unless_it_is_left_out() {
    let place = tempfile::tempdir().unwrap();
    let ask = |catalogue: &str| {
        let mut command = reelated(place.path());
        command
            .args(["ask", "/review film:Gattaca"])
            .env("REELATED_LIBRARY_CATALOGUE", catalogue);
        ended(command).2
    };
    assert_eq!((ask("true"), ask("false")), (0, 1));
}

#[test]
fn a_bad_record_is_left_out_and_named() {
    let place = tempfile::tempdir().unwrap();
    let lines = "{\"title\": \"Night Laundry\"}\n{\"titel\": \"Day Laundry\"}\n";
    std::fs::write(place.path().join("films.jsonl"), lines).unwrap();
    let ask = |strict: &str| {
        let mut command = reelated(place.path());
        command
            .args(["ask", "/review film:Night Laundry"])
            .env("REELATED_LIBRARY_DIRECTORIES", ".")
            .env("REELATED_LIBRARY_STRICT", strict);
        ended(command)
    };
    let (out, error, code) = ask("false");
    assert_eq!(code, 0, "{error}");
    assert!(out.contains("Night Laundry"), "{out}");
    insta::assert_snapshot!(error, @"1 record is left out; `reelated check` says what is wrong.");
    let (_, error, code) = ask("true");
    assert_eq!(code, 2);
    assert!(error.contains("./films.jsonl:2"), "{error}");
    // In the log with file and line, before anything else can go wrong.
    let mut run = reelated(place.path());
    run.arg("run")
        .env("REELATED_LIBRARY_DIRECTORIES", ".")
        .env("DISCORD_TOKEN", "MTAw.GxAbCd.abcdefghijklmnopqrstuvwxyz01")
        .env("REELATED_DISCORD_API_URL", "http://127.0.0.1:1")
        .env("REELATED_DATABASE_URL", "films.jsonl");
    let (_, error, _) = ended(run);
    for part in [
        "there is no key `titel` in a review; it is left out file=\"./films.jsonl\" line=2",
        "1 record is left out",
    ] {
        assert!(error.contains(part), "{part} in {error}");
    }
}

#[test]
fn an_import_says_what_it_replaces() {
    let place = tempfile::tempdir().unwrap();
    let text = "Alita: Battle Angel 2\n\nRosa Salazar reaches Zalem.\n";
    std::fs::write(place.path().join("a.txt"), text).unwrap();
    let mut command = reelated(place.path());
    command.args(["import", "a.txt"]);
    let (out, error, code) = ended(command);
    assert_eq!(code, 0, "{error}");
    assert!(out.contains("\nconfirmed = false\n"), "{out}");
    let told = error.lines().last().unwrap_or_default();
    insta::assert_snapshot!(told, @"  In a library directory it replaces the review in reviews/alita-battle-angel-2.md. That film is not confirmed to exist: `confirmed = false` is kept; take it out if you know better.");
}

#[cfg(unix)]
#[test]
fn a_playground_that_others_can_reach_warns() {
    for (listen, warns) in [("127.0.0.1:0", false), ("0.0.0.0:0", true)] {
        let place = tempfile::tempdir().unwrap();
        let mut child = KilledOnDrop(
            reelated(place.path())
                .args(["playground", "--listen", listen])
                .spawn()
                .unwrap(),
        );
        let mut out = std::io::BufReader::new(child.0.stdout.take().unwrap());
        wait_for(&mut out, "Playground: ");
        terminate(&child.0);
        let mut log = String::new();
        let stderr = child.0.stderr.as_mut().unwrap();
        stderr.read_to_string(&mut log).unwrap();
        let warned = log.contains("whoever opens the page can do whatever an admin can");
        assert_eq!(warned, warns, "{listen}: {log}");
    }
}

#[test]
fn pasted_texts_become_files_that_a_check_has_nothing_against() {
    let place = tempfile::tempdir().unwrap();
    let text = "Night Laundry (2023)\n\nStarring: Lena Oduya, Cher.\n\nA spin cycle. 7/10\n";
    std::fs::write(place.path().join("a.txt"), text).unwrap();
    std::fs::write(place.path().join("empty.txt"), "\n").unwrap();
    let import = |files: &[&str]| {
        let mut command = reelated(place.path());
        command.arg("import").args(files);
        ended(command)
    };
    let (out, error, code) = import(&["a.txt"]);
    assert_eq!(code, 0, "{error}");
    insta::assert_snapshot!(out, @r#"
    +++
    title = "Night Laundry"
    year = 2023
    rating = 7
    cast = [
      "Lena Oduya",
      "Cher",
    ]
    +++

    A spin cycle. 7/10
    "#);
    insta::assert_snapshot!(error, @r#"
    a.txt: Night Laundry (2023)
      Line 1: the title is Night Laundry.
      Line 1: the year is 2023.
      Line 3: Lena Oduya is in the cast.
      Line 3: Cher is in the cast.
      Line 5: the rating may be 7 out of 10 (the text has "7/10").
      To fill in: directors, genres, runtime_minutes.
    "#);
    let (out, error, code) = import(&["a.txt", "--write", "mine"]);
    assert_eq!((out.as_str(), code), ("", 0), "{error}");
    let (_, error, code) = import(&["a.txt", "--write", "mine"]);
    assert!(
        error.ends_with("night-laundry-2023.md says so already.\n"),
        "{error}"
    );
    assert_eq!(code, 0);
    let mut check = reelated(place.path());
    check.args(["check", "mine"]).env("DISCORD_TOKEN", "x");
    let (out, error, code) = ended(check);
    assert!(!error.contains("error["), "{error}");
    assert_eq!(code, 0, "{out}");
    let (_, error, code) = import(&["empty.txt"]);
    assert!(
        error.starts_with("error[empty]: the file is empty"),
        "{error}"
    );
    assert_eq!(code, 2);
}

#[test]
fn a_catalogue_becomes_listings_that_are_served() {
    use std::io::Write as _;

    let place = tempfile::tempdir().unwrap();
    let tables = place.path().join("tables");
    std::fs::create_dir(&tables).unwrap();
    let put = |name: &str, rows: &[&str]| {
        let file = std::fs::File::create(tables.join(name)).unwrap();
        let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
        for row in rows {
            writeln!(packed, "{}", row.replace('|', "\t")).unwrap();
        }
        packed.finish().unwrap();
    };
    let import = |to: &str, more: &[&str]| {
        let mut command = reelated(place.path());
        // It needs no configuration, and a broken one does not stop it.
        command.env("REELATED_LIBRARY_WATCH", "perhaps");
        command
            .args(["catalogue", "import", "imdb", "tables", "--write", to])
            .args(more);
        let (out, error, code) = ended(command);
        format!("{code} {out}{error}")
    };
    insta::assert_snapshot!(import("own/films.jsonl", &[]), @"1 reelated: title.ratings.tsv.gz, title.basics.tsv.gz, title.crew.tsv.gz, title.principals.tsv.gz, title.akas.tsv.gz, name.basics.tsv.gz: not in tables. Fetch what is missing as https://developer.imdb.com/non-commercial-datasets/ says, and put it beside the others as it is.");
    put(
        "title.ratings.tsv.gz",
        &["tconst|averageRating|numVotes", "tt0000001|7.1|900"],
    );
    put(
        "title.basics.tsv.gz",
        &[
            "tconst|titleType|primaryTitle|originalTitle|isAdult|startYear|endYear|runtimeMinutes|genres",
            r"tt0000001|movie|Low Tide Rising|Low Tide Rising|0|1995|\N|101|Drama",
            r"tt0000002|movie|Unseen|Unseen|0|1995|\N|\N|\N",
            "tt0000003|movie",
        ],
    );
    put(
        "title.crew.tsv.gz",
        &["tconst|directors|writers", r"tt0000001|nm0000002|\N"],
    );
    put(
        "title.principals.tsv.gz",
        &[
            "tconst|ordering|nconst|category|job|characters",
            r#"tt0000001|1|nm0000001|actor|\N|["Mason"]"#,
            r"tt0000001|2|nm0000009|actor|\N|\N",
        ],
    );
    put(
        "title.akas.tsv.gz",
        &["titleId|ordering|title|region|language|types|attributes|isOriginalTitle"],
    );
    put(
        "name.basics.tsv.gz",
        &[
            "nconst|primaryName|birthYear|deathYear|primaryProfession|knownForTitles",
            r"nm0000001|Ada Brink|1950|\N|actor|\N",
            r"nm0000002|Bo Carr|\N|\N|\N|\N",
        ],
    );
    let refused = import("own/films.txt", &[]);
    assert!(
        refused.starts_with("2 ") && refused.contains("files that end in .jsonl"),
        "{refused}"
    );
    assert!(import("own/films.jsonl", &[]).contains("own/films.jsonl cannot be written: "));
    std::fs::create_dir(place.path().join("own")).unwrap();
    insta::assert_snapshot!(import("own/films.jsonl", &["--min-votes", "1"]), @"
    0 Wrote 1 film with 2 people to own/films.jsonl.
    title.basics.tsv.gz: 1 row left out as unreadable; the first is line 4.
    1 person left out for want of a name in name.basics.tsv.gz.
    ");
    let mut ask = reelated(place.path());
    ask.env("REELATED_LIBRARY_DIRECTORIES", r#"["own"]"#)
        .args(["ask", "/review film:Low Tide Rising"]);
    let (out, error, code) = ended(ask);
    assert_eq!((error.as_str(), code), ("", 0));
    assert!(out.contains("Ada Brink") && out.contains("Mason"), "{out}");
}
