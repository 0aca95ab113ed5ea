//! The open connections: how many there may be, in all and from one peer, and which has to make
//! room.
//!
//! A connection is idle unless a request of it that has arrived whole is being answered: so one
//! that sends slowly is idle, too, and makes room for one that sends at once.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ipnet::IpNet;
use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// What bounds the connections.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// How many may be open at once.
    pub all: usize,
    /// How many from one peer: an address, or the 2^64 of an IPv6 network that one customer gets.
    pub per_peer: usize,
    /// Peers that only `all` binds: proxies, which stand for many.
    pub proxies: Vec<IpNet>,
    /// How long a connection's first request may take to arrive whole, from the accept.
    pub first_request: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            all: 4096,
            per_peer: 128,
            proxies: Vec::new(),
            first_request: Duration::from_secs(10),
        }
    }
}

/// The connections that are open.
#[derive(Debug)]
pub(super) struct Connections {
    bounds: Bounds,
    open: Mutex<Open>,
    left: Notify,
}

#[derive(Debug, Default)]
struct Open {
    places: BTreeMap<u64, Taken>,
    next: u64,
}

#[derive(Debug)]
struct Taken {
    peer: IpAddr,
    /// Since when it is idle; `None` while a request of it is being answered.
    idle_since: Option<Instant>,
    closing: CancellationToken,
}

/// Why a connection is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Full {
    /// Every connection allowed is being answered.
    Everywhere,
    /// Every connection allowed to this peer is.
    Peer,
}

/// A connection's place among the others; left when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    connections: Arc<Connections>,
    number: u64,
    /// Cancelled when the connection has to make room.
    pub(super) closing: CancellationToken,
    accepted: Instant,
    /// Whether the head of a request has arrived, and whether one was answered.
    heard: AtomicBool,
    answered: AtomicBool,
}

impl Connections {
    pub(super) fn new(bounds: Bounds) -> Arc<Self> {
        Arc::new(Self {
            bounds,
            open: Mutex::default(),
            left: Notify::new(),
        })
    }

    /// Takes a connection in; the oldest idle one of the peer, or of all, makes room for it.
    pub(super) fn enter(self: &Arc<Self>, address: IpAddr) -> Result<Arc<Place>, Full> {
        let peer = network(address);
        let mut open = self.open();
        if !self.is_proxy(address) && open.count(peer) >= self.bounds.per_peer {
            open.close_oldest(|taken| taken.peer == peer)
                .ok_or(Full::Peer)?;
        }
        if open.places.len() >= self.bounds.all {
            open.close_oldest(|_| true).ok_or(Full::Everywhere)?;
        }
        let number = open.next;
        open.next += 1;
        let (closing, accepted) = (CancellationToken::new(), Instant::now());
        open.places.insert(
            number,
            Taken {
                peer,
                idle_since: Some(accepted),
                closing: closing.clone(),
            },
        );
        Ok(Arc::new(Place {
            connections: Arc::clone(self),
            number,
            closing,
            accepted,
            heard: AtomicBool::new(false),
            answered: AtomicBool::new(false),
        }))
    }

    /// Makes room when the system has none for another connection.
    pub(super) fn make_room(&self) {
        self.open().close_oldest(|_| true);
    }

    /// Waits until a connection was left, or a request answered.
    pub(super) async fn room(&self) {
        self.left.notified().await;
    }

    fn is_proxy(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.bounds.proxies.iter().any(|net| net.contains(&address))
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn count(&self, peer: IpAddr) -> usize {
        let of_peer = |taken: &&Taken| taken.peer == peer;
        self.places.values().filter(of_peer).count()
    }

    /// Closes the connection that has been idle the longest of those that match.
    fn close_oldest(&mut self, fits: impl Fn(&Taken) -> bool) -> Option<()> {
        let idle = self.places.iter().filter(|(_, taken)| fits(taken));
        let (_, number) = idle
            .filter_map(|(number, taken)| Some((taken.idle_since?, *number)))
            .min()?;
        self.places.remove(&number)?.closing.cancel();
        Some(())
    }
}

impl Place {
    /// When the first request must have arrived whole, unless it was answered.
    pub(super) fn first_request_by(&self) -> Option<Instant> {
        let is_first = !self.answered.load(Ordering::Relaxed);
        is_first.then(|| self.accepted + self.connections.bounds.first_request)
    }

    /// Resolves when the time is over in which the head of the first request had to arrive.
    pub(super) async fn headless(&self) {
        tokio::time::sleep_until(self.accepted + self.connections.bounds.first_request).await;
        if self.heard.load(Ordering::Relaxed) {
            std::future::pending::<()>().await;
        }
    }

    /// Notes that the head of a request has arrived.
    pub(super) fn hear(&self) {
        self.heard.store(true, Ordering::Relaxed);
    }

    /// Notes that a request was answered.
    pub(super) fn answer(&self) {
        self.answered.store(true, Ordering::Relaxed);
        self.note(Some(Instant::now()));
    }

    /// Notes that a request of the connection is being answered, until the returned guard is
    /// dropped.
    pub(super) fn answering(self: &Arc<Self>) -> Answering {
        self.note(None);
        Answering(Arc::clone(self))
    }

    fn note(&self, idle_since: Option<Instant>) {
        if let Some(taken) = self.connections.open().places.get_mut(&self.number) {
            taken.idle_since = idle_since;
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.connections.open().places.remove(&self.number);
        self.connections.left.notify_one();
    }
}

/// A request that is being answered.
pub(super) struct Answering(Arc<Place>);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.note(Some(Instant::now()));
        self.0.connections.left.notify_one();
    }
}

/// What counts as one peer.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn few() -> Arc<Connections> {
        Connections::new(Bounds {
            all: 5,
            per_peer: 2,
            proxies: vec!["10.0.0.0/8".parse().unwrap()],
            ..Bounds::default()
        })
    }

    fn from(address: &str) -> IpAddr {
        address.parse().unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn the_oldest_idle_connection_of_a_peer_makes_room_for_its_next() {
        let connections = few();
        let first = connections.enter(from("192.0.2.1")).unwrap();
        let second = connections.enter(from("192.0.2.1")).unwrap();
        let other = connections.enter(from("192.0.2.2")).unwrap();
        tokio::time::advance(Duration::from_secs(1)).await;
        // It was used since.
        drop(first.answering());
        let third = connections.enter(from("::ffff:192.0.2.1")).unwrap();
        assert!(second.closing.is_cancelled());
        assert!(
            ![&first, &third, &other]
                .iter()
                .any(|it| it.closing.is_cancelled())
        );
        let _busy = (first.answering(), third.answering());
        let full = connections.enter(from("192.0.2.1")).unwrap_err();
        assert_eq!(full, Full::Peer);
    }

    #[tokio::test(start_paused = true)]
    async fn a_proxy_may_have_all_there_are() {
        let connections = few();
        let proxied: Vec<_> = (0..5)
            .map(|_| connections.enter(from("10.1.2.3")).unwrap())
            .collect();
        let busy: Vec<_> = proxied.iter().map(Place::answering).collect();
        let full = connections.enter(from("10.1.2.3")).unwrap_err();
        assert_eq!(full, Full::Everywhere);
        drop(busy);
        connections.room().await;
        connections.enter(from("192.0.2.1")).unwrap();
        assert!(proxied[0].closing.is_cancelled(), "the oldest");
    }

    #[test]
    fn an_ipv6_network_is_one_peer() {
        assert_eq!(network(from("2001:db8:1:2::3")), from("2001:db8:1:2::"));
        assert_ne!(network(from("2001:db8:1:3::3")), from("2001:db8:1:2::"));
        assert_eq!(network(from("::ffff:192.0.2.1")), from("192.0.2.1"));
    }
}
