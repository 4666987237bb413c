//! The heap, counted when it is asked for: while times are taken, nobody pays for counting.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicBool, AtomicIsize, AtomicUsize, Ordering::Relaxed},
};

static COUNTING: AtomicBool = AtomicBool::new(false);
static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static BYTES: AtomicUsize = AtomicUsize::new(0);
static LIVE: AtomicIsize = AtomicIsize::new(0);
static PEAK: AtomicIsize = AtomicIsize::new(0);

/// What was asked of the allocator between [`begin`] and [`end`].
#[derive(Debug, Clone, Copy)]
pub struct Heap {
    /// How often.
    pub allocations: usize,
    /// How much in all.
    pub bytes: usize,
    /// How much more than at the beginning, at most.
    pub peak: usize,
}

/// Starts to count, from nothing.
pub fn begin() {
    ALLOCATIONS.store(0, Relaxed);
    BYTES.store(0, Relaxed);
    LIVE.store(0, Relaxed);
    PEAK.store(0, Relaxed);
    COUNTING.store(true, Relaxed);
}

/// Stops counting.
pub fn end() -> Heap {
    COUNTING.store(false, Relaxed);
    let peak = PEAK.load(Relaxed).unsigned_abs();
    Heap { allocations: ALLOCATIONS.load(Relaxed), bytes: BYTES.load(Relaxed), peak }
}

/// Counts during a call.
pub fn of<T>(call: impl FnOnce() -> T) -> (T, Heap) {
    begin();
    let value = call();
    (value, end())
}

fn grown(by: usize) {
    if COUNTING.load(Relaxed) {
        ALLOCATIONS.fetch_add(1, Relaxed);
        BYTES.fetch_add(by, Relaxed);
        PEAK.fetch_max(LIVE.fetch_add(by as isize, Relaxed) + by as isize, Relaxed);
    }
}

fn shrunk(by: usize) {
    if COUNTING.load(Relaxed) {
        LIVE.fetch_sub(by as isize, Relaxed);
    }
}

struct Counting;

// SAFETY: hands everything on to the system.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        shrunk(layout.size());
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // As if both were there at once, which they may be.
        grown(size);
        shrunk(layout.size());
        unsafe { System.realloc(memory, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;
