//! Work on many things at a time, with results that come one by one and in order.

use std::any::Any;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How far ahead of the slowest one work may run, for each thread. More would only take memory.
const AHEAD: usize = 4;

/// Bytes of stack for each thread: as much as a program's first thread has, which is what readers and rules are written for.
const STACK: usize = 8 << 20;

/// Works on the items with `jobs` threads and hands each result to `take`, on the thread of the caller and in the order of the items.
///
/// Items are drawn when a thread is free for them, and no more than a few results for each thread wait for `take`, so that memory does
/// not grow with the number of items. When `take` breaks, no item is drawn any more, and results that are not taken yet are dropped.
/// A panic of `work` is carried to the caller.
///
/// # Panics
/// When `work` does, or when no thread can be started.
pub fn in_order<I, R: Send>(
    items: impl Iterator<Item = I> + Send,
    jobs: NonZeroUsize,
    work: impl Fn(I) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) {
    let line = Line {
        source: Mutex::new(items.enumerate()),
        desk: Mutex::new(Desk::default()),
        changed: Condvar::new(),
        ahead: jobs.get() * AHEAD,
    };
    let failed = thread::scope(|scope| {
        for _ in 0..jobs.get() {
            let started = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || line.work(&work));
            if let Err(error) = started {
                line.close();
                panic!("no thread could be started: {error}");
            }
        }
        // A panic of `take` must not leave threads waiting for it.
        let end = panic::catch_unwind(AssertUnwindSafe(|| line.deliver(jobs.get(), &mut take)));
        line.close();
        end.unwrap_or_else(Some)
    });
    if let Some(payload) = failed {
        panic::resume_unwind(payload);
    }
}

/// A result, or the payload of a panic.
type Done<R> = Result<R, Box<dyn Any + Send>>;

/// Where threads draw items and put results.
struct Line<S, R> {
    source: Mutex<S>,
    desk: Mutex<Desk<R>>,
    changed: Condvar,
    ahead: usize,
}

/// Results that wait for those before them.
struct Desk<R> {
    waiting: BTreeMap<usize, Done<R>>,
    /// Which result is taken next.
    next: usize,
    /// Threads that have found no further item.
    idle: usize,
    closed: bool,
}

impl<R> Default for Desk<R> {
    fn default() -> Self {
        Self { waiting: BTreeMap::new(), next: 0, idle: 0, closed: false }
    }
}

impl<I, S: Iterator<Item = (usize, I)>, R> Line<S, R> {
    /// What each thread does: draw, work, put down.
    fn work(&self, work: &impl Fn(I) -> R) {
        while !self.desk().closed {
            let drawn =
                panic::catch_unwind(AssertUnwindSafe(|| self.source.lock().unwrap_or_else(PoisonError::into_inner).next()));
            let Ok(Some((number, item))) = drawn else { break };
            let done = panic::catch_unwind(AssertUnwindSafe(|| work(item)));
            let mut desk = self.desk();
            while !desk.closed && number >= desk.next + self.ahead {
                desk = self.changed.wait(desk).unwrap_or_else(PoisonError::into_inner);
            }
            desk.waiting.insert(number, done);
            drop(desk);
            self.changed.notify_all();
        }
        self.desk().idle += 1;
        self.changed.notify_all();
    }

    /// Takes results in order until there are no more; gives the payload of a panic.
    fn deliver(&self, threads: usize, take: &mut impl FnMut(R) -> ControlFlow<()>) -> Option<Box<dyn Any + Send>> {
        let mut desk = self.desk();
        loop {
            let next = desk.next;
            if let Some(done) = desk.waiting.remove(&next) {
                desk.next += 1;
                drop(desk);
                self.changed.notify_all();
                match done {
                    Ok(result) => {
                        if take(result).is_break() {
                            return None;
                        }
                    }
                    Err(payload) => return Some(payload),
                }
                desk = self.desk();
            } else if desk.idle == threads {
                return None;
            } else {
                desk = self.changed.wait(desk).unwrap_or_else(PoisonError::into_inner);
            }
        }
    }

    fn close(&self) {
        self.desk().closed = true;
        self.changed.notify_all();
    }

    /// What is on the desk is whole after every step, so a panic while it was held does no harm.
    fn desk(&self) -> MutexGuard<'_, Desk<R>> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn jobs(n: usize) -> NonZeroUsize {
        NonZeroUsize::new(n).unwrap()
    }

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        for threads in [1, 2, 7] {
            let mut seen = Vec::new();
            let slow_first = |n: usize| {
                (0..(100 - n) * 50).for_each(|_| thread::yield_now());
                n * n
            };
            in_order(0..100, jobs(threads), slow_first, |n| {
                seen.push(n);
                ControlFlow::Continue(())
            });
            assert!(seen.iter().copied().eq((0..100).map(|n| n * n)), "{threads}");
        }
    }

    #[test]
    fn work_never_runs_far_ahead_of_what_is_taken() {
        let (begun, mut taken) = (AtomicUsize::new(0), 0);
        in_order(
            0..500,
            jobs(3),
            |_| begun.fetch_add(1, Ordering::SeqCst),
            |_| {
                taken += 1;
                assert!(begun.load(Ordering::SeqCst) <= taken + 3 * (AHEAD + 1), "{taken}");
                ControlFlow::Continue(())
            },
        );
        assert_eq!(taken, 500);
    }

    #[test]
    fn nothing_is_drawn_after_the_end_was_called() {
        let (drawn, mut taken) = (AtomicUsize::new(0), 0);
        let endless = std::iter::from_fn(|| Some(drawn.fetch_add(1, Ordering::SeqCst)));
        in_order(
            endless,
            jobs(2),
            |n| n,
            |_| {
                taken += 1;
                if taken == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert!(taken == 10 && drawn.load(Ordering::SeqCst) < 40, "{drawn:?}");
    }

    #[test]
    fn a_panic_reaches_the_caller_and_leaves_no_thread_behind() {
        let run = || in_order(0..100, jobs(2), |n| assert!(n != 50, "fifty"), |()| ControlFlow::Continue(()));
        assert!(panic::catch_unwind(run).is_err());
        let run = || in_order(0..100, jobs(2), |n| n, |n| if n == 50 { panic!("fifty") } else { ControlFlow::Continue(()) });
        assert!(panic::catch_unwind(run).is_err());
    }
}
