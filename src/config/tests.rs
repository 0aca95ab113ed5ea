use std::path::Path;

use insta::assert_snapshot;
use proptest::prelude::*;

use super::{keys::Key, *};
use crate::{
    film::{Genre, Rating, Year},
    locale::Locale,
    settings::{Field, Setting, SpoilerPolicy, Visibility},
};

const PUBLIC_KEY: &str = "67c6bd767ca099e79efac9fcce4d2022a63bf7dea780e7f3d813f694c1597089";

const EXAMPLE: &str = include_str!("../../config.example.toml");

/// Loads a `config.toml` of this text with these variables, and gives the configuration or what
/// the operator reads.
fn load(text: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
    let mut config = Config::default();
    let mut problems = Problems::new();
    read::file(
        &mut config,
        &"config.toml".into(),
        text.as_bytes(),
        Path::new("/etc/reelated"),
        &mut problems,
    );
    read::environment(&mut config, variables(environment), &mut problems);
    read::whole(&config, &mut problems);
    if problems.is_empty() {
        Ok(config)
    } else {
        Err(problems.to_string())
    }
}

fn variables(pairs: &[(&str, &str)]) -> Vec<(OsString, OsString)> {
    pairs
        .iter()
        .map(|(name, value)| (name.into(), value.into()))
        .collect()
}

/// What is wrong with a `config.toml` of this text.
fn check(text: &str) -> String {
    load(text, &[]).expect_err("something is wrong with it")
}

/// What is wrong with a variable.
fn check_variable(name: &str, value: &str) -> String {
    load("", &[(name, value)]).expect_err("something is wrong with it")
}

#[test]
fn the_example_is_the_defaults() {
    assert_eq!(load(EXAMPLE, &[]), Ok(Config::default()));
    let uncommented: String = EXAMPLE
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if is_setting(rest) => format!("{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    for key in Key::all() {
        let table: toml::Table = uncommented.parse().unwrap();
        let value = table
            .get(key.section)
            .and_then(|section| section.get(key.name));
        assert!(value.is_some(), "{} is not in the example", key.path());
    }
    assert_eq!(load(&uncommented, &[]), Ok(Config::default()));
}

fn is_setting(line: &str) -> bool {
    Key::all().any(|key| line.starts_with(&format!("{} = ", key.name)))
}

#[test]
fn the_example_explains_every_key() {
    let lines: Vec<&str> = EXAMPLE.lines().collect();
    for key in Key::all() {
        let at = lines
            .iter()
            .position(|line| line.starts_with(&format!("# {} = ", key.name)))
            .unwrap();
        let before = lines[at - 1];
        assert!(
            before.starts_with("# ") && !is_setting(&before[2..]),
            "{}",
            key.path()
        );
    }
}

#[test]
fn the_table_of_settings_is_in_the_example_and_in_variables() {
    let one_line = |paragraph: &str| paragraph.replace("\n# ", " ");
    let paragraphs: Vec<String> = EXAMPLE.split("\n\n").map(one_line).collect();
    for field in Field::ALL.into_iter().filter(|it| it.is_the_operators()) {
        let default = Setting::of(&Settings::default(), field);
        let (explained, name) = (field.explained().concat(), field.name());
        let row = format!("#{explained} {name} = {}", default.to_toml());
        assert!(paragraphs.contains(&row), "not in the example: {row}");
        let variable = Key::of(field).variable();
        assert_eq!(
            load("", &[(&variable, &default.to_typed())]),
            Ok(Config::default())
        );
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "every key takes its lines")]
fn every_key_can_be_set_in_both_ways() {
    let text = r#"
        [discord]
        token_file = "token"
        api_url = "http://127.0.0.1:8080/"
        dev_guild = 42
        mode = "gateway"
        public_key = "67c6bd767ca099e79efac9fcce4d2022a63bf7dea780e7f3d813f694c1597089"
        listen = "[::]:80"
        proxies = ["10.0.0.0/8", "2001:db8::7"]
        drain_seconds = 30
        [library]
        bundled = false
        catalogue = false
        directories = ["reviews", "/srv/films"]
        watch = false
        strict = true
        [database]
        url = "postgres://bot:secret@host/db"
        [answers]
        direct_messages = false
        visibility = "private"
        language = "de"
        spoilers = "left-out"
        pick_unconfirmed = true
        genres_left_out = ["War", "Science Fiction"]
        lowest_rating = 6.5
        earliest_year = 1970
        latest_year = "any"
        [log]
        format = "json"
        filter = "debug"
        color = "never"
    "#;
    let from_file = load(text, &[]).unwrap();
    let from_variables = load(
        "",
        &[
            ("REELATED_DISCORD_TOKEN_FILE", "/etc/reelated/token"),
            ("REELATED_DISCORD_API_URL", "http://127.0.0.1:8080"),
            ("REELATED_DISCORD_DEV_GUILD", "42"),
            ("REELATED_DISCORD_MODE", "gateway"),
            ("REELATED_DISCORD_PUBLIC_KEY", PUBLIC_KEY),
            ("REELATED_DISCORD_LISTEN", "[::]:80"),
            ("REELATED_DISCORD_PROXIES", "10.0.0.0/8,2001:db8::7"),
            ("REELATED_DISCORD_DRAIN_SECONDS", "30"),
            ("REELATED_LIBRARY_BUNDLED", "false"),
            (
                "REELATED_LIBRARY_DIRECTORIES",
                "/etc/reelated/reviews, /srv/films",
            ),
            ("REELATED_LIBRARY_CATALOGUE", "false"),
            ("REELATED_LIBRARY_WATCH", "false"),
            ("REELATED_LIBRARY_STRICT", "true"),
            ("REELATED_DATABASE_URL", "postgres://bot:secret@host/db"),
            ("REELATED_ANSWERS_DIRECT_MESSAGES", "false"),
            ("REELATED_ANSWERS_VISIBILITY", "private"),
            ("REELATED_ANSWERS_LANGUAGE", "de"),
            ("REELATED_ANSWERS_SPOILERS", "left-out"),
            ("REELATED_ANSWERS_PICK_UNCONFIRMED", "true"),
            ("REELATED_ANSWERS_GENRES_LEFT_OUT", "War, Science Fiction"),
            ("REELATED_ANSWERS_LOWEST_RATING", "6.5"),
            ("REELATED_ANSWERS_EARLIEST_YEAR", "1970"),
            ("REELATED_ANSWERS_LATEST_YEAR", "any"),
            ("REELATED_LOG_FORMAT", "json"),
            ("REELATED_LOG_FILTER", "debug"),
            ("REELATED_LOG_COLOR", "never"),
        ],
    )
    .unwrap();
    let token_path = |config: &mut Config| match std::mem::take(&mut config.discord.token) {
        TokenFrom::File { path, .. } => path,
        other => panic!("{other:?}"),
    };
    let (mut from_file, mut from_variables) = (from_file, from_variables);
    assert_eq!(token_path(&mut from_file), Path::new("/etc/reelated/token"));
    assert_eq!(
        token_path(&mut from_variables),
        Path::new("/etc/reelated/token")
    );
    assert_eq!(from_file, from_variables);
    assert_eq!(
        from_file,
        Config {
            discord: Discord {
                token: TokenFrom::Nowhere,
                api_url: Some(BaseUrl("http://127.0.0.1:8080".into())),
                dev_guild: NonZeroU64::new(42),
                mode: Mode::Gateway,
                public_key: Some(PublicKey::parse(PUBLIC_KEY).unwrap()),
                listen: "[::]:80".parse().unwrap(),
                proxies: vec![
                    "10.0.0.0/8".parse().unwrap(),
                    "2001:db8::7/128".parse().unwrap(),
                ],
                drain: Duration::from_secs(30),
            },
            library: LibrarySources {
                bundled: false,
                catalogue: false,
                directories: vec!["/etc/reelated/reviews".into(), "/srv/films".into()],
                watch: false,
                strictness: library::Strictness::Strict,
            },
            database: Database::parse("postgres://bot:secret@host/db", Path::new("")).unwrap(),
            answers: Settings {
                direct_messages: false,
                answers: Visibility::Private,
                language: Some(Locale::German),
                spoilers: SpoilerPolicy::LeftOut,
                pick_unconfirmed: true,
                genres_left_out: [Genre::War, Genre::ScienceFiction].into_iter().collect(),
                lowest_rating: Rating::from_tenths(65),
                earliest_year: Year::new(1970),
                ..Settings::default()
            },
            log: Log {
                format: LogFormat::Json,
                filter: "debug".to_owned(),
                color: Color::Never,
            },
        }
    );
}

#[test]
fn variables_win_and_empty_ones_do_not_count() {
    let config = load(
        "[log]\nformat = \"text\"\ncolor = \"never\"",
        &[
            ("REELATED_LOG_FORMAT", "json"),
            ("REELATED_LOG_COLOR", ""),
            ("PATH", "/bin"),
        ],
    )
    .unwrap();
    assert_eq!(
        (config.log.format, config.log.color),
        (LogFormat::Json, Color::Never)
    );
    let list = load("", &[("REELATED_LIBRARY_DIRECTORIES", r#"["a,b"]"#)]).unwrap();
    assert_eq!(list.library.directories, [Path::new("a,b")]);
}

#[test]
fn everything_wrong_is_said_at_once() {
    assert_snapshot!(check(r#"
[discord]
api_url = "discord.example"
dev_guild = "my server"
mode = "webhook"
[library]
bundled = "yes"
directories = ["films", 5]
[logs]
[log]
colour = "auto"
filter = ""
visibility = "public"
"#), @r#"
error[unknown-value]: `discord.api_url` does not start with http:// or https://
 --> config.toml:3:11
  |
3 | api_url = "discord.example"
  |           ^^^^^^^^^^^^^^^^^
  |
  = allowed: an http:// or https:// address without a query; empty for Discord's own

error[unknown-value]: `discord.dev_guild` is not a server's id
 --> config.toml:4:13
  |
4 | dev_guild = "my server"
  |             ^^^^^^^^^^^
  |
  = allowed: a server's id, such as "1000000000000000000"; empty for none

error[unknown-value]: `discord.mode` cannot be "webhook"
 --> config.toml:5:8
  |
5 | mode = "webhook"
  |        ^^^^^^^^^
  |
  = allowed: "gateway" or "endpoint"

error[wrong-type]: `library.bundled` is the string "yes"
 --> config.toml:7:11
  |
7 | bundled = "yes"
  |           ^^^^^
  |
  = allowed: true or false, without quotes

error[wrong-type]: `library.directories` is a list of things other than strings
 --> config.toml:8:15
  |
8 | directories = ["films", 5]
  |               ^^^^^^^^^^^^
  |
  = allowed: a list of directories, such as ["reviews"]

error[unknown-key]: there is no section `logs`
 --> config.toml:9:2
  |
9 | [logs]
  |  ^^^^
  |
  = allowed: discord, library, database, answers, log
  = help: did you mean `log`?

error[unknown-key]: there is no key `colour` in [log]
  --> config.toml:11:1
   |
11 | colour = "auto"
   | ^^^^^^
   |
   = allowed: format, filter, color
   = help: did you mean `color`?

error[unknown-value]: `log.filter` is empty
  --> config.toml:12:10
   |
12 | filter = ""
   |          ^^
   |
   = allowed: directives such as "info,serenity=warn"

error[unknown-key]: there is no key `visibility` in [log]
  --> config.toml:13:1
   |
13 | visibility = "public"
   | ^^^^^^^^^^
   |
   = help: `visibility` belongs into [answers]
"#);
}

#[test]
fn a_filter_that_cannot_be_read_is_found_before_the_bot_starts() {
    assert_snapshot!(check("[log]\nfilter = \"reelated=dbg\""), @r#"
error[unknown-value]: `log.filter` is not a list of directives
 --> config.toml:2:10
  |
2 | filter = "reelated=dbg"
  |          ^^^^^^^^^^^^^^
  |
  = allowed: directives such as "info,serenity=warn"
"#);
}

#[test]
fn the_endpoint_needs_its_key() {
    let with_key = format!("[discord]\nmode = \"endpoint\"\npublic_key = \"{PUBLIC_KEY}\"");
    let config = load(&with_key, &[]).unwrap();
    assert!(matches!(config.discord.mode, Mode::Endpoint { .. }));
    assert_eq!(config.discord.listen.to_string(), "127.0.0.1:8080");
    assert_snapshot!(check("[discord]\nmode = \"endpoint\""), @r#"
    error[missing]: the mode "endpoint" needs `discord.public_key`
     --> config.toml:2:8
      |
    2 | mode = "endpoint"
      |        ^^^^^^^^^^
      |
      = help: copy the public key from https://discord.com/developers/applications, page "General Information"
    "#);
    assert_snapshot!(check_variable("REELATED_DISCORD_MODE", "endpoint"), @r#"
    error[missing]: the mode "endpoint" needs `discord.public_key`
    --> environment variable REELATED_DISCORD_MODE
     |
     | REELATED_DISCORD_MODE=endpoint
     |                       ^^^^^^^^
     |
     = help: copy the public key from https://discord.com/developers/applications, page "General Information"
    "#);
    assert_snapshot!(check("[discord]\nmode = \"endpoint\"\npublic_key = \"abc\"\nlisten = \"8080\""), @r#"
    error[unknown-value]: `discord.public_key` does not have 64 digits
     --> config.toml:3:14
      |
    3 | public_key = "abc"
      |              ^^^^^
      |
      = allowed: the application's public key: 64 hexadecimal digits; empty for none

    error[unknown-value]: `discord.listen` is not an address with a port
     --> config.toml:4:10
      |
    4 | listen = "8080"
      |          ^^^^^^
      |
      = allowed: an IP address and a port, such as "127.0.0.1:8080" or "[::]:8080"
    "#);
}

#[test]
fn broken_form_is_said_once_a_line() {
    assert_snapshot!(check("[log]\nformat =\ncolor = red\n[answers]\nspoilers = \"none\""), @r#"
    error[syntax]: there is no value
     --> config.toml:2:9
      |
    2 | format =
      |         ^

    error[syntax]: this has to be a number, true or false, or a text in quotes
     --> config.toml:3:9
      |
    3 | color = red
      |         ^^^

    error[unknown-value]: `answers.spoilers` cannot be "none"
     --> config.toml:5:12
      |
    5 | spoilers = "none"
      |            ^^^^^^
      |
      = allowed: "hidden", "left-out" or "shown"
    "#);
    assert_snapshot!(check("log = 5\nformat = \"text\"\n"), @r#"
    error[wrong-type]: `log` is a whole number
     --> config.toml:1:7
      |
    1 | log = 5
      |       ^
      |
      = allowed: a section: a line `[log]`, and keys below it

    error[unknown-key]: `format` is in no section
     --> config.toml:2:1
      |
    2 | format = "text"
      | ^^^^^^
      |
      = help: it belongs below a line `[log]`
    "#);
}

#[test]
fn variables_are_named_in_place_of_a_line() {
    assert_snapshot!(check_variable("REELATED_LOG_FORMAT", "josn"), @r#"
    error[unknown-value]: `REELATED_LOG_FORMAT` cannot be "josn"
    --> environment variable REELATED_LOG_FORMAT
     |
     | REELATED_LOG_FORMAT=josn
     |                     ^^^^
     |
     = allowed: "text" or "json"
     = help: did you mean `json`?
    "#);
    assert_snapshot!(check_variable("REELATED_LIBRARY_BUNDLED", "yes"), @r#"
    error[wrong-type]: `REELATED_LIBRARY_BUNDLED` is the string "yes"
    --> environment variable REELATED_LIBRARY_BUNDLED
     |
     | REELATED_LIBRARY_BUNDLED=yes
     |                          ^^^
     |
     = allowed: true or false, without quotes
    "#);
    assert_snapshot!(check_variable("REELATED_LIBRARY_DIRECTORIES", "[\"a\""), @r#"
    error[syntax]: unclosed array, expected `]`
    --> environment variable REELATED_LIBRARY_DIRECTORIES
     |
     | REELATED_LIBRARY_DIRECTORIES=["a"
     |                                  ^
     |
     = allowed: a list of directories, such as ["reviews"]
    "#);
    assert_snapshot!(check_variable("REELATED_LOGFORMAT", "json"), @r"
    error[unknown-key]: there is no setting with this name
    --> environment variable REELATED_LOGFORMAT
     = help: did you mean `REELATED_LOG_FORMAT`?
    ");
    assert_snapshot!(check_variable("REELATED_HOME", "/srv"), @r"
    error[unknown-key]: there is no setting with this name
    --> environment variable REELATED_HOME
     = allowed: REELATED_DISCORD_TOKEN_FILE, REELATED_DISCORD_API_URL, REELATED_DISCORD_DEV_GUILD, REELATED_DISCORD_MODE, REELATED_DISCORD_PUBLIC_KEY, REELATED_DISCORD_LISTEN, REELATED_DISCORD_PROXIES, REELATED_DISCORD_DRAIN_SECONDS, REELATED_LIBRARY_BUNDLED, REELATED_LIBRARY_CATALOGUE, REELATED_LIBRARY_DIRECTORIES, REELATED_LIBRARY_WATCH, REELATED_LIBRARY_STRICT, REELATED_DATABASE_URL, REELATED_ANSWERS_DIRECT_MESSAGES, REELATED_ANSWERS_VISIBILITY, REELATED_ANSWERS_LANGUAGE, REELATED_ANSWERS_SPOILERS, REELATED_ANSWERS_PICK_UNCONFIRMED, REELATED_ANSWERS_GENRES_LEFT_OUT, REELATED_ANSWERS_LOWEST_RATING, REELATED_ANSWERS_EARLIEST_YEAR, REELATED_ANSWERS_LATEST_YEAR, REELATED_LOG_FORMAT, REELATED_LOG_FILTER, REELATED_LOG_COLOR
    ");
}

const SECRET: &str = "MTAwMDAwMDAwMDAwMDAwMDAw.GxAbCd.abcdefghijklmnopqrstuvwxyz01";

#[test]
fn no_problem_shows_a_token() {
    assert_snapshot!(check(&format!("[discord]\ntoken = \"{SECRET}\"")), @r"
    error[token]: the token cannot stand in the configuration
     --> config.toml:2:1
      |
    2 | token = [redacted]
      | ^^^^^^^^^^^^^^^^^^
      |
      = help: configuration files get copied and shared: set the environment variable DISCORD_TOKEN, or name a file in `discord.token_file`
    ");
    for text in [
        format!("token = \"{SECRET}\""),
        format!("[discord]\ntoken = \"{SECRET}"),
        format!("[discord]\nToken = {SECRET}"),
        format!("discord = {{ token = \"{SECRET}\" }}"),
        format!("[discord]\nmode = \"{SECRET}\""),
        format!("[discord]\n{SECRET} = 1"),
        format!("[discord]\n\"{SECRET}\" = 1"),
        format!("[{SECRET}]"),
        SECRET.to_owned(),
        format!("[discord]\ntoken = '''\n{SECRET}\n\u{1}"),
        format!("[discord]\nbot_token = \"{SECRET}\""),
        format!("[discord]\napi_url = \"https://{SECRET}@host\""),
    ] {
        let shown = check(&text);
        assert!(!shown.contains(&SECRET[30..]), "{shown}");
    }
    let mut not_utf8 = format!("[discord]\ntoken = \"{SECRET}\"").into_bytes();
    not_utf8.push(0xff);
    let mut problems = Problems::new();
    read::file(
        &mut Config::default(),
        &"config.toml".into(),
        &not_utf8,
        Path::new(""),
        &mut problems,
    );
    assert_snapshot!(problems, @r"
    error[encoding]: this is not UTF-8: byte 0xff
    --> config.toml:2:71
     = help: save the file as UTF-8
    ");
    assert_snapshot!(check_variable("REELATED_DISCORD_TOKEN", SECRET), @r"
    error[unknown-key]: there is no setting with this name
    --> environment variable REELATED_DISCORD_TOKEN
     = help: the token's variable is DISCORD_TOKEN
    ");
    let shown = check_variable("REELATED_DISCORD_MODE", SECRET);
    assert!(!shown.contains(&SECRET[30..]), "{shown}");
    let config = load("", &[("DISCORD_TOKEN", SECRET)]).unwrap();
    assert!(!format!("{config:?}").contains(&SECRET[30..]));
}

/// What the operator reads when the bot needs its token.
fn token(config: &Config) -> String {
    match config.token() {
        Ok(Some(token)) => format!("the token {}", token.reveal()),
        Ok(None) => "no token".to_owned(),
        Err(problem) => Problems::from(problem).to_string(),
    }
}

#[test]
fn the_token_comes_from_its_variable_or_its_file() {
    assert_eq!(token(&Config::default()), "no token");
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("token");
    fs::write(&path, format!("\u{feff}{SECRET}\r\n")).unwrap();
    let text = format!("[discord]\ntoken_file = {:?}", path.display().to_string());
    let config = load(&text, &[]).unwrap();
    assert_eq!(token(&config), format!("the token {SECRET}"));
    let config = load(&text, &[("DISCORD_TOKEN", " other.token ")]).unwrap();
    assert_eq!(token(&config), "the token other.token");
    assert_snapshot!(token(&load("", &[("DISCORD_TOKEN", "Bot abc")]).unwrap()), @r"
    error[token]: the token starts with a word such as `Bot`
    --> environment variable DISCORD_TOKEN
     = help: leave the word out: the bot adds it itself
    ");
    let config = load("[discord]\ntoken_file = \"none\"", &[]).unwrap();
    assert_snapshot!(token(&config), @r#"
    error[token]: there is no file /etc/reelated/none
     --> config.toml:2:14
      |
    2 | token_file = "none"
      |              ^^^^^^
      |
      = help: put the token into that file, or into the environment variable DISCORD_TOKEN
    "#);
    let config = load("", &[("REELATED_DISCORD_TOKEN_FILE", SECRET)]).unwrap();
    let shown = token(&config);
    assert!(!shown.contains(&SECRET[30..]), "{shown}");
}

#[test]
fn a_file_is_needed_only_where_it_is_named() {
    let none: [(OsString, OsString); 0] = [];
    let dir = tempfile::tempdir().unwrap();
    let missing = dir.path().join("config.toml");
    let shown = Config::load(Some(&missing), none.clone())
        .unwrap_err()
        .to_string();
    let name = missing.display().to_string();
    assert_snapshot!(shown.replace(&name, "config.toml"), @r"
    error[missing]: there is no such file
    --> config.toml
     = help: copy config.example.toml there, or leave `--config` out
    ");
    let shown = Config::load(Some(dir.path()), none.clone())
        .unwrap_err()
        .to_string();
    assert!(shown.contains("cannot be read"), "{shown}");
    fs::write(&missing, "[library]\ndirectories = [\"more\"]").unwrap();
    let config = Config::load(Some(&missing), none).unwrap();
    assert_eq!(config.library.directories, [dir.path().join("more")]);
    assert_eq!(
        config.review_sources(),
        [
            library::Source::Catalogue,
            library::Source::Bundled,
            library::Source::Configured(dir.path().join("more"))
        ]
    );
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_fine() {
    let config = load("\u{feff}[log]\r\nformat = \"json\"\r\n", &[]).unwrap();
    assert_eq!(config.log.format, LogFormat::Json);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut problems = Problems::new();
        let name = "config.toml".into();
        read::file(&mut Config::default(), &name, &bytes, Path::new(""), &mut problems);
        _ = problems.render(crate::diagnostic::Style::Coloured);
    }

    #[test]
    fn no_text_makes_it_panic(text in r#"(\[(discord|log|library)\]\n|(token|mode|directories|dev_guild) ?= ?|["'\[\],={}\n]|[a-z0-9.é\u{202e}]{0,3}){0,20}"#) {
        _ = load(&text, &[("REELATED_LIBRARY_DIRECTORIES", &text), ("DISCORD_TOKEN", &text)]);
    }
}

#[test]
fn a_database_is_a_file_or_an_address() {
    let database = |text: &str| {
        load(&format!("[database]\nurl = {text:?}"), &[])
            .unwrap()
            .database
    };
    let file = |path: &str| Database::File(path.into());
    assert_eq!(database(""), file("data/reelated.db"));
    assert_eq!(database("films.db"), file("/etc/reelated/films.db"));
    assert_eq!(database("sqlite:films.db"), file("/etc/reelated/films.db"));
    assert_eq!(database("sqlite:///srv/films.db"), file("/srv/films.db"));
    assert_snapshot!(check("[database]\nurl = \"mysql://root:hunter2@host/db\""), @r#"
    error[unknown-value]: `database.url` is of a kind that the bot does not know
     --> config.toml:2:7
      |
    2 | url = "mysql://root:[redacted]@host/db"
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = allowed: the path of a file, or an address such as "postgres://name:password@host/database"
    "#);
}

#[test]
fn no_problem_shows_a_password() {
    for url in [
        "postgres://bot:hunter2@host/db",
        "postgres://bot:hun/ter2\"@host/db",
        "postgres://bot:hunter2:hunter2@hunter2@host/db",
        "postgresql://host/db?user=bot&password=hunter2&sslmode=disable",
    ] {
        let config = load("", &[("REELATED_DATABASE_URL", url)]).unwrap();
        let shown = format!("{config:?}");
        assert!(
            shown.contains("host/db") && !shown.contains("ter2"),
            "{shown}"
        );
        for text in [
            format!("[database]\nurl = '{url} x'"),
            format!("[database]\nurl = '{url}"),
            format!("[database]\npath = '{url}'"),
            format!("[database]\nurl = ['{url}']"),
            format!("url = '{url}'"),
            format!("[log]\nformat = '{url}'"),
        ] {
            let shown = check(&text);
            assert!(!shown.contains("ter2"), "{shown}");
        }
        let shown = check_variable("REELATED_DATABASE_URL", &format!("my{url}"));
        assert!(!shown.contains("ter2"), "{shown}");
    }
}

#[test]
fn years_that_contradict_each_other_are_said() {
    assert_snapshot!(check("[answers]\nearliest_year = 2000\nlatest_year = 1990"), @"
    error[contradiction]: `answers.earliest_year` comes after `answers.latest_year`
    --> configuration
    ");
    let variable = check_variable("REELATED_ANSWERS_LOWEST_RATING", "nan");
    assert_snapshot!(variable, @r#"
    error[unknown-value]: `REELATED_ANSWERS_LOWEST_RATING` is not a rating from 0 to 10
    --> environment variable REELATED_ANSWERS_LOWEST_RATING
     |
     | REELATED_ANSWERS_LOWEST_RATING=nan
     |                                ^^^
     |
     = allowed: a number from 0 to 10, or "any"
    "#);
}

#[test]
fn proxies_are_addresses_or_networks_and_a_drain_is_short() {
    let text = "[discord]\nproxies = [\"10.0.0.0/8\", \"proxy.example\"]\ndrain_seconds = 3600";
    assert_snapshot!(check(text), @r#"
    error[unknown-value]: `discord.proxies` cannot hold "proxy.example"
     --> config.toml:2:11
      |
    2 | proxies = ["10.0.0.0/8", "proxy.example"]
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = allowed: a list of IP addresses and networks, such as ["127.0.0.0/8", "10.0.0.7"]

    error[unknown-value]: `discord.drain_seconds` is not from 0 to 300
     --> config.toml:3:17
      |
    3 | drain_seconds = 3600
      |                 ^^^^
      |
      = allowed: a whole number of seconds from 0 to 300
    "#);
}
