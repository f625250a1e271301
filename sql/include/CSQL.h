#ifndef CSQL_H
#define CSQL_H

#include <stddef.h>

/// One SQL file of this folder, as the compiler embedded it: its path below `sql/` and its text, which a zero ends.
struct thidua_sql_file {
    const char *_Nonnull path;
    const unsigned char *_Nonnull text;
};

/// Every embedded file, in the order in which the migrator applies them.
extern const struct thidua_sql_file *_Nonnull const thidua_sql_files;
extern const size_t thidua_sql_file_count;

#endif
