//! `reelated backup`, `reelated restore` and `reelated members delete`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;

use super::Output;
use crate::config::{Config, Database};
use crate::snowflake::UserId;
use crate::store::{Error, Forgotten, Store, backup};

pub(super) fn back_up(
    config: &Config,
    to: &Path,
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
    let from = file(config, "pg_dump")?;
    runtime()?
        .block_on(backup::back_up(&from, to))
        .context("No backup was made")?;
    output.line(&format!("Copied {} to {}.", from.display(), to.display()))?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn restore(
    config: &Config,
    from: &Path,
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
    let to = file(config, "pg_restore")?;
    let replaced = match runtime()?.block_on(backup::restore(from, &to)) {
        Err(Error::Busy(_)) => anyhow::bail!("The database is in use. Stop the bot, then restore."),
        restored => restored.context("Nothing was restored")?,
    };
    output.line(&format!("Copied {} to {}.", from.display(), to.display()))?;
    if let Some(replaced) = replaced {
        output.line(&format!(
            "What was there is now called {}.",
            replaced.display()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn delete_member(
    config: &Config,
    member: UserId,
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
    // Opening a database creates one, and to say that it is empty would not be an answer.
    if let Database::File(path) = &config.database
        && !path.exists()
    {
        anyhow::bail!(
            "Nothing was deleted: {} does not exist. Run this where the bot is started, with its \
             configuration.",
            path.display()
        );
    }
    let forgotten = runtime()?
        .block_on(async {
            let store = Store::open(&config.database).await?;
            let forgotten = store.forget_member(member, None).await;
            store.close().await;
            forgotten
        })
        .context("Nothing was deleted")?;
    output.line(&match forgotten {
        Forgotten { servers: 0, .. } => format!("Nothing is kept about {member}."),
        Forgotten { servers, entries } => {
            let entries = match entries {
                1 => "1 entry".to_owned(),
                _ => format!("{entries} entries"),
            };
            let servers = match servers {
                1 => "1 server".to_owned(),
                _ => format!("{servers} servers"),
            };
            format!("Deleted all that was kept about {member}: {entries} in {servers}.")
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

/// SQLite's file; a PostgreSQL server has tools of its own.
fn file(config: &Config, tool: &str) -> anyhow::Result<PathBuf> {
    match &config.database {
        Database::File(path) => Ok(path.clone()),
        Database::Server(_) => anyhow::bail!(
            "The database is on a PostgreSQL server, which keeps its own backups: use {tool}."
        ),
    }
}

fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?)
}
