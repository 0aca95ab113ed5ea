//! The whole bot against the fake Discord, beside an empty serenity bot in the same run: with the reviewed
//! films alone, and with the whole catalogue.
//!
//! Each bot is a process of its own, so that its CPU time and memory are its own; this program
//! is the fake Discord, and with `REELATED_BENCH_EMPTY_BOT` set it is the empty bot. Ratios are
//! what counts: machines are shared. Needs Linux's /proc. `cargo bench --bench whole_bot`
#![expect(clippy::print_stdout, reason = "its figures are its output")]

use std::fs;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use fake_discord::{Channel, FakeDiscord, Member};
use serenity::all::{
    ClientBuilder, Context, CreateAllowedMentions, CreateInteractionResponse,
    CreateInteractionResponseMessage, EventHandler, GatewayIntents, HttpBuilder, Interaction,
};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

const EMPTY_BOT: &str = "REELATED_BENCH_EMPTY_BOT";

/// Interactions before anything is measured, and in each measurement.
const WARM_UP: usize = 500;
const MEASURED: usize = 2_000;
/// How often each bot is measured; medians are printed.
const ROUNDS: usize = 5;
/// Interactions of the run that shows whether memory stays flat.
const LONG_RUN: usize = 50_000;
/// Interactions at a time under load, and how many in all.
const IN_FLIGHT: usize = 32;
const LOAD: usize = 9_600;

fn main() {
    let runtime = Runtime::new().expect("a runtime can be made");
    if std::env::var_os(EMPTY_BOT).is_some() {
        runtime.block_on(empty_bot());
        return;
    }
    // `cargo bench -- --test` only tries whether it runs.
    let quick = std::env::args().any(|argument| argument == "--test");
    runtime.block_on(compare(quick));
}

struct Empty;

#[serenity::async_trait]
impl EventHandler for Empty {
    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        if let Interaction::Command(command) = interaction {
            let message = CreateInteractionResponseMessage::new()
                .content("Hello.")
                .allowed_mentions(CreateAllowedMentions::new());
            let answer = CreateInteractionResponse::Message(message);
            command
                .create_response(&context.http, answer)
                .await
                .expect("the fake takes it");
        }
    }
}

async fn empty_bot() {
    let variable = |name: &str| std::env::var(name).expect("the benchmark sets it");
    let http = HttpBuilder::new(variable("DISCORD_TOKEN"))
        .proxy(variable("REELATED_DISCORD_API_URL"))
        .ratelimiter_disabled(true)
        .build();
    let mut client = ClientBuilder::new_with_http(http, GatewayIntents::empty())
        .event_handler(Empty)
        .await
        .expect("the client can be made");
    client.start().await.expect("it runs until it is killed");
}

/// Which bot is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bot {
    /// It says hello.
    Empty,
    /// Ours, with `library.catalogue = false`.
    Reviews,
    /// Ours, as it comes.
    Catalogue,
}

impl Bot {
    const ALL: [Self; 3] = [Self::Empty, Self::Reviews, Self::Catalogue];

    fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty bot",
            Self::Reviews => "reviews",
            Self::Catalogue => "catalogue",
        }
    }
}

/// A bot in a process of its own, and somebody who asks it things.
struct Bench {
    child: Child,
    /// Stops when it is dropped.
    _discord: FakeDiscord,
    channel: Channel,
    alice: Member,
    first_byte_after: Duration,
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Bench {
    async fn start(bot: Bot) -> Self {
        let discord = FakeDiscord::start().await;
        let guild = discord.add_guild("Film club");
        let channel = guild.add_channel("general");
        let alice = discord.member(&guild, "alice");
        let program = if bot == Bot::Empty {
            std::env::current_exe().expect("this program has a path")
        } else {
            env!("CARGO_BIN_EXE_reelated").into()
        };
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("DISCORD_TOKEN", discord.token())
            .env("REELATED_DISCORD_API_URL", discord.api_url())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let awaited = match bot {
            // The empty bot registers nothing, so its one command is registered for it.
            Bot::Empty => {
                command.env(EMPTY_BOT, "1");
                register_review(&discord).await;
                "/gateway"
            }
            Bot::Reviews | Bot::Catalogue => {
                let catalogue = (bot == Bot::Catalogue).to_string();
                command
                    .arg("run")
                    .env("REELATED_LIBRARY_CATALOGUE", catalogue);
                "applications/@me"
            }
        };
        let started = Instant::now();
        let child = command.spawn().expect("the bot starts");
        discord.wait_for_requests(awaited, 1).await;
        let first_byte_after = started.elapsed();
        discord.wait_until_ready().await;
        discord.forget_history(true);
        Self {
            child,
            _discord: discord,
            channel,
            alice,
            first_byte_after,
        }
    }

    async fn ask(&self) {
        let answer = self
            .alice
            .slash(&self.channel, "/review", &[("film", "heat-1995")])
            .await;
        assert!(!answer.content().is_empty() || !answer.embeds().is_empty());
    }

    /// Asks one thing after another; the median time of an answer and the CPU time of each.
    async fn measure(&self, count: usize) -> (Duration, Duration) {
        let cpu = self.cpu();
        let mut times = Vec::with_capacity(count);
        for _ in 0..count {
            let asked = Instant::now();
            self.ask().await;
            times.push(asked.elapsed());
        }
        let cpu = self.cpu().saturating_sub(cpu);
        (median(times), cpu / u32::try_from(count).expect("few"))
    }

    /// Asks many things at a time; the CPU time of each.
    async fn load(self: &Arc<Self>, count: usize) -> Duration {
        let cpu = self.cpu();
        let mut asking = JoinSet::new();
        for _ in 0..IN_FLIGHT {
            let bench = Arc::clone(self);
            asking.spawn(async move {
                for _ in 0..count / IN_FLIGHT {
                    bench.ask().await;
                }
            });
        }
        asking.join_all().await;
        self.cpu().saturating_sub(cpu) / u32::try_from(count).expect("few")
    }

    /// CPU time of the process so far: of all its threads, none of which ends while it runs.
    ///
    /// Source: Linux, `Documentation/scheduler/sched-stats.rst`; the first field is nanoseconds.
    fn cpu(&self) -> Duration {
        let threads = fs::read_dir(format!("/proc/{}/task", self.child.id()));
        let nanoseconds = |thread: std::io::Result<fs::DirEntry>| {
            let stat = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
            stat.split_whitespace().next()?.parse::<u64>().ok()
        };
        let threads = threads.expect("Linux has /proc");
        Duration::from_nanos(threads.filter_map(nanoseconds).sum())
    }

    /// Resident memory in KiB.
    fn resident(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("Linux has /proc");
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
    }
}

async fn register_review(discord: &FakeDiscord) {
    let definitions = reelated::discord::register::definitions();
    let url = discord.api_url();
    let rest = reelated::discord::rest::Rest::new(&discord.token(), Some(&url));
    let rest = rest.expect("TLS can be set up");
    let deadline = Instant::now() + Duration::from_secs(10);
    let application = rest.application(deadline).await.expect("the fake answers");
    let put = rest
        .put_commands(application, None, &definitions[..1], deadline)
        .await;
    put.expect("the fake takes it");
}

fn median<T: Ord + Copy>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values[values.len() / 2]
}

#[derive(Default)]
struct Figures {
    answers: Vec<Duration>,
    cpu: Vec<Duration>,
    loaded: Vec<Duration>,
    resident: Vec<u64>,
    first_byte: Vec<Duration>,
}

#[expect(clippy::cast_precision_loss, reason = "figures to look at")]
async fn compare(quick: bool) {
    let (rounds, measured, long_run) = if quick {
        (1, 20, 50)
    } else {
        (ROUNDS, MEASURED, LONG_RUN)
    };
    let mut figures: [Figures; 3] = Default::default();
    for round in 1..=rounds {
        for (bot, figures) in Bot::ALL.into_iter().zip(&mut figures) {
            let bench = Arc::new(Bench::start(bot).await);
            bench.measure(if quick { 5 } else { WARM_UP }).await;
            let (answer, cpu) = bench.measure(measured).await;
            let resident = bench.resident();
            let loaded = bench.load(if quick { IN_FLIGHT } else { LOAD }).await;
            let name = bot.name();
            println!("round {round}: {name:<9} {answer:?} an answer, {cpu:?} CPU, {resident} KiB");
            figures.answers.push(answer);
            figures.cpu.push(cpu);
            figures.loaded.push(loaded);
            figures.resident.push(resident);
            figures.first_byte.push(bench.first_byte_after);
        }
    }
    println!("\nmedians of {rounds} rounds of {measured} interactions, one at a time");
    println!(
        "{:24}{:>12}{:>12}{:>7}{:>12}{:>7}",
        "", "empty bot", "reviews", "ratio", "catalogue", "ratio"
    );
    let row = |name: &str, unit: &str, of: &dyn Fn(&Figures) -> f64| {
        let [empty, reviews, catalogue] = figures.each_ref().map(of);
        println!(
            "{:24}{empty:12.1}{reviews:12.1}{:7.2}{catalogue:12.1}{:7.2}",
            format!("{name}, {unit}"),
            reviews / empty,
            catalogue / empty
        );
    };
    let micros = |times: &[Duration]| median(times.to_vec()).as_secs_f64() * 1e6;
    row("answer to /review", "µs", &|bot| micros(&bot.answers));
    row("CPU each", "µs", &|bot| micros(&bot.cpu));
    row(&format!("CPU each of {IN_FLIGHT}"), "µs", &|bot| {
        micros(&bot.loaded)
    });
    row("resident", "MiB", &|bot| {
        median(bot.resident.clone()) as f64 / 1024.0
    });
    row("first byte", "ms", &|bot| micros(&bot.first_byte) / 1e3);

    println!("\nresident memory of reelated over {long_run} interactions");
    let bench = Bench::start(Bot::Catalogue).await;
    for part in 0..=10 {
        if part > 0 {
            bench.measure(long_run / 10).await;
        }
        println!(
            "after {:>6}: {} KiB",
            part * long_run / 10,
            bench.resident()
        );
    }
}
