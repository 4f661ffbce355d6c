//! Work on many things at once, with the results in their order.

use std::num::NonZero;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The stack of a worker in bytes: as much as the main thread usually has.
const STACK: usize = 8 << 20;

/// Calls `work` for each item; returns what it made, in the order of `items`.
///
/// Starts threads as [`fold`] does.
pub fn map<T: Sync, R: Send>(items: &[T], least: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let parts = fold(items, least, Vec::new, |made, at, item| made.push((at, work(item))));
    let mut made: Vec<(usize, R)> = Vec::with_capacity(items.len());
    made.extend(parts.into_iter().flatten());
    made.sort_unstable_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}

/// Gives each item, with its place, to `work`, which adds it to what its thread has so far; returns what each thread
/// has in the end, in no order.
///
/// Starts a thread for every `least` items, at most one per core: fewer are done before a thread has started.
/// Where threads cannot be had (a browser, a limit of the system) the calling one does all of it.
pub fn fold<T: Sync, A: Send>(
    items: &[T],
    least: usize,
    start: impl Fn() -> A + Sync,
    work: impl Fn(&mut A, usize, &T) + Sync,
) -> Vec<A> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut all = start();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(item) = items.get(at)
        {
            work(&mut all, at, item);
        }
        all
    };
    // Asking for the number of cores reads files.
    let threads = match items.len() / least.max(1) {
        0 | 1 => 1,
        most => thread::available_parallelism().map_or(1, NonZero::get).min(most),
    };
    if threads == 1 {
        return vec![worker()];
    }
    thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads)
            .filter_map(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).ok())
            .collect();
        let mut done = vec![worker()];
        done.extend(
            helpers
                .into_iter()
                .map(|helper| helper.join().unwrap_or_else(|payload| panic::resume_unwind(payload))),
        );
        done
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        for least in [0, 1, 1000, 5000] {
            let made = map(&items, least, |item| {
                // The first items take longest.
                let count = (1000 - item) * 10;
                (0..count).fold(0, |sum: usize, number| sum.wrapping_add(number));
                item * 2
            });
            assert!(made.iter().copied().eq(items.iter().map(|item| item * 2)), "{least}");
        }
        assert!(map(&[] as &[u8], 1, |item| *item).is_empty());
    }

    #[test]
    #[should_panic(expected = "seven")]
    fn a_panic_of_one_item_is_one_of_the_caller() {
        map(&(0..100).collect::<Vec<_>>(), 1, |item| assert_ne!(*item, 7, "seven"));
    }
}
