// Nothing to call: the library is preloaded, and takes the place of the C library's clock.
