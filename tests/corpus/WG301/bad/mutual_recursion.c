#include <stdbool.h>
#include <stddef.h>

struct json {
    const char *at;
};

static bool parse_value(struct json *json);

static bool parse_array(struct json *json) /* expect: WG301 */
{
    json->at++;
    while (*json->at != ']') {
        if (!parse_value(json)) {
            return false;
        }
    }
    json->at++;
    return true;
}

static bool parse_value(struct json *json) /* expect: WG301 */
{
    if (*json->at == '[') {
        return parse_array(json);
    }
    json->at++;
    return *json->at != '\0';
}

bool parse(const char *text)
{
    struct json json = {text};
    return parse_value(&json);
}
