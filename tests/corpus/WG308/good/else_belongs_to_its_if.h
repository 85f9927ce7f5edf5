#ifndef PORT_H
#define PORT_H

/* Three beyond the guard: `#else` and `#elif` open no new one. */
#if defined(__GNUC__)
#define PACKED __attribute__((packed))
#elif defined(__ICCARM__)
#define PACKED __packed
#else
#define PACKED
#endif

#ifdef __cplusplus
extern "C" {
#endif

int port_open(int number);

#ifdef __cplusplus
}
#endif

#endif
