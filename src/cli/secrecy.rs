//! What keeps a running bot's token and its members' data from others on its machine.

use std::path::Path;

use tracing::warn;

/// Keeps the system from writing the process's memory to a file when it crashes: the token and
/// whatever members wrote would be in it. Best done before the token is read.
#[cfg(target_os = "linux")]
pub(super) fn no_core_dumps() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    // A limit of zero bytes would not stop a program that the system pipes such files to. From now
    // on, no process of the same user can look into the memory either.
    if let Err(error) = set_dumpable_behavior(DumpableBehavior::NotDumpable) {
        warn!(%error, "core dumps cannot be turned off");
    }
}

/// Keeps the system from writing the process's memory to a file when it crashes.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn no_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    if let Err(error) = setrlimit(Resource::Core, none) {
        warn!(%error, "core dumps cannot be turned off");
    }
}

/// Windows writes no such files unless an administrator asks for them, which a process cannot
/// refuse.
#[cfg(not(unix))]
pub(super) fn no_core_dumps() {}

/// Warns of a file with a token that others on the machine can read.
#[cfg(unix)]
pub(super) fn warn_of_open_file(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    const OTHERS: u32 = 0o077;
    let mode = std::fs::metadata(path).map_or(0, |file| file.permissions().mode());
    if mode & OTHERS != 0 {
        warn!(
            "other users of this machine can read the token in {0}: `chmod 600 {0}` lets only its owner \
             read it",
            path.display()
        );
    }
}

/// Outside Unix, a file has the permissions of its directory.
#[cfg(not(unix))]
pub(super) fn warn_of_open_file(_path: &Path) {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{DumpableBehavior, dumpable_behavior};

    #[test]
    fn a_crash_leaves_no_file_of_the_memory() {
        super::no_core_dumps();
        assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable));
    }
}
