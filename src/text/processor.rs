//! What the processor has, asked for at run time: the ground on which the calls of `unsafe` code stand.

/// True if the processor has AVX2 and the instructions on bits that came with it: `bmi1`, `bmi2`, `popcnt`, `lzcnt`.
pub(crate) fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2") && has_bits()
}

/// True if it has AVX-512 with what squeezes and looks up bytes, `avx512bw`, `avx512vbmi` and `avx512vbmi2`, and the
/// same instructions on bits.
pub(crate) fn has_avx512() -> bool {
    is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512vbmi")
        && is_x86_feature_detected!("avx512vbmi2")
        && has_bits()
}

fn has_bits() -> bool {
    is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("popcnt")
        && is_x86_feature_detected!("lzcnt")
}
