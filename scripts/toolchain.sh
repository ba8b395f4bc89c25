# To be sourced: the pinned toolchain may be installed only under the name of its channel.
pinned=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
if command -v rustup >/dev/null && ! rustup toolchain list | grep -q "^$pinned-" &&
  rustup run stable rustc --version 2>/dev/null | grep -q "^rustc $pinned "; then
  export RUSTUP_TOOLCHAIN=stable
fi
