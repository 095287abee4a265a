#pragma once
#include <sqlite3.h>

/* Swift does not import functions with a variable number of arguments. */
static inline int csqlite_keep_journal_on_close(sqlite3 *database, int keep) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep, (int *)0);
}

/* Swift does not import SQLITE_TRANSIENT: a cast from an integer to a function. */
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text,
                                    sqlite3_uint64 length) {
  return sqlite3_bind_text64(statement, index, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
}
