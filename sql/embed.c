#include "CSQL.h"
const struct thidua_sql_file *const thidua_sql_files = (const struct thidua_sql_file *)"";
const size_t thidua_sql_file_count = 0;
