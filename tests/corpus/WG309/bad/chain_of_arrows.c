#include <stdint.h>

struct owner {
    int32_t id;
};

struct lock {
    struct owner *owner;
};

struct device {
    struct lock *lock;
};

int32_t device_owner(const struct device *device)
{
    return device->lock->owner->id; /* expect: WG309 */
}
