//! Builds only if nothing below `vove-model` brings the standard library in: two panic handlers are a compile error.

#![no_std]

use core::alloc::{GlobalAlloc, Layout};

use bytes::Bytes;
use vove_model::{Received, UserDocuments, UserVerification};

struct None;

// SAFETY: never hands out memory.
unsafe impl GlobalAlloc for None {
    unsafe fn alloc(&self, _layout: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }

    unsafe fn dealloc(&self, _memory: *mut u8, _layout: Layout) {}
}

#[global_allocator]
static ALLOCATOR: None = None;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// Uses what a firmware would.
#[unsafe(no_mangle)]
pub extern "C" fn reads() -> bool {
    Received::<UserVerification>::parse(Bytes::new()).is_ok() || Received::<UserDocuments>::parse(Bytes::new()).is_ok()
}
