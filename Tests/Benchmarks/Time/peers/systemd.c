/* systemd's own search, out of its private library, talking as Rounds.swift does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

typedef struct CalendarSpec CalendarSpec;
static int (*from_string)(const char *, CalendarSpec **);
static int (*next_usec)(const CalendarSpec *, uint64_t, uint64_t *);

struct walk {
  CalendarSpec *spec;
  int64_t base, step;
  int count;
};

/* The processor time of this process and of those it has waited for: 252 forks for a named zone. */
static int64_t now(void) {
  struct timespec own;
  struct rusage children;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own);
  getrusage(RUSAGE_CHILDREN, &children);
  return (own.tv_sec + children.ru_utime.tv_sec + children.ru_stime.tv_sec) * INT64_C(1000000000) + own.tv_nsec +
         (children.ru_utime.tv_usec + children.ru_stime.tv_usec) * INT64_C(1000);
}

static int64_t sum(const struct walk *walk) {
  int64_t sum = 0;
  for (int number = 0; number < walk->count; number++) {
    uint64_t next;
    if (next_usec(walk->spec, walk->base + number * walk->step, &next) >= 0) sum += (int64_t)next;
  }
  return sum;
}

static int64_t sample(int runs, const struct walk *walk) {
  int64_t begun = now();
  for (int run = 0; run < runs; run++) (void)sum(walk);
  return (now() - begun) / runs;
}

int main(int argc, char **argv) {
  struct walk walk;
  int samples, runs;
  if (argc != 7) return 2;
  setenv("TZ", argv[3], 1);
  tzset();
  void *library = dlopen(argv[1], RTLD_NOW);
  if (!library) return fprintf(stderr, "%s\n", dlerror()), 1;
  *(void **)&from_string = dlsym(library, "calendar_spec_from_string");
  *(void **)&next_usec = dlsym(library, "calendar_spec_next_usec");
  if (!from_string || !next_usec || from_string(argv[2], &walk.spec) < 0) return 1;
  walk.base = atoll(argv[4]), walk.step = atoll(argv[5]), walk.count = atoi(argv[6]);

  int64_t begun = now(), outcome = sum(&walk);
  printf("%" PRId64 " %" PRId64 "\n", now() - begun, outcome);
  fflush(stdout);
  while (scanf("%d %d", &samples, &runs) == 2 && runs > 0) {
    for (int number = 0; number < samples; number++) printf("%" PRId64 " ", sample(runs, &walk));
    printf("\n");
    fflush(stdout);
  }
  return 0;
}
