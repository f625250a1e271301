import Glibc

/// Prints a line at once, also where the output goes to a file: a bench may take minutes to its next line.
func say(_ line: String) {
    print(line)
    fflush(nil)
}
