//! The engine for the page: one call, bytes in, bytes out.
//!
//! Owns the memory that passes between the page and the engine. What is asked and answered is [`request`]'s. A panic
//! ends the instance (WebAssembly does not unwind): the page makes a fresh one and tells it as an error of that draft.

pub mod request;
mod rules;

/// Room for `length` bytes of a request; the caller fills all of it and hands it to [`noticelint_run`].
#[unsafe(no_mangle)]
pub extern "C" fn noticelint_room(length: usize) -> *mut u8 {
    Box::leak(vec![0_u8; length].into_boxed_slice()).as_mut_ptr()
}

/// Answers a request; gives back where the answer begins: its length in four bytes, the lowest first, then the answer.
///
/// # Safety
/// `request` and `length` are what [`noticelint_room`] gave and was asked for, and are used once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn noticelint_run(request: *mut u8, length: usize) -> *mut u8 {
    // SAFETY: the room was made by `noticelint_room` with this length, and is given back here only.
    let request = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(request, length)) };
    let answer = request::answer(&request);
    let length = u32::try_from(answer.len()).unwrap_or(u32::MAX);
    let mut framed = Vec::with_capacity(answer.len() + 4);
    framed.extend(length.to_le_bytes());
    framed.extend(answer);
    Box::leak(framed.into_boxed_slice()).as_mut_ptr()
}

/// Gives back an answer; `length` counts the answer without its four bytes.
///
/// # Safety
/// `answer` is what [`noticelint_run`] gave, and is given back once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn noticelint_done(answer: *mut u8, length: usize) {
    // SAFETY: the answer was leaked by `noticelint_run` as a slice of this length.
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(answer, length + 4)) });
}
