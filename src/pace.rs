//! Computing that takes milliseconds, without holding up what else is to be answered.

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::task::block_in_place;

/// Computes for some milliseconds without holding up what else this thread has to answer, where
/// there are other threads.
pub fn aside<T>(compute: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|runtime| runtime.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => block_in_place(compute),
        _ => compute(),
    }
}
