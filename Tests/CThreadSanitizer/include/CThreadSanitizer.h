// What ThreadSanitizer has to be told; nothing to call.
