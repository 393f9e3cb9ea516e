// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/JsonElements.h"

namespace cuegate {

static constexpr qsizetype kMostKeyBytes = 64;

JsonElements::JsonElements(TakeElement take)
    : m_take(std::move(take))
{
}

// Of what is outermost.
void JsonElements::begin(char c)
{
    const bool isBlank = QByteArrayView(" \t\r\n\xEF\xBB\xBF").contains(c); // also a byte order mark
    const bool isOfValue = QByteArrayView("\"-0123456789ntf").contains(c);
    if (c == '[' || c == '{')
        m_shape = c == '[' ? Shape::Array : Shape::Object;
    else if (!isBlank && !isOfValue)
        m_shape = Shape::NotJson;
    m_isWhole = isOfValue;
}

// Where it goes on behind the text.
const char *JsonElements::passString(const char *at, const char *end)
{
    for (; at != end; ++at) {
        if (std::exchange(m_isEscaped, !m_isEscaped && *at == '\\') || *at != '"') {
            if (m_depth == 1 && m_key.size() < kMostKeyBytes)
                m_key += *at;
            continue;
        }
        m_isInString = false;
        return at + 1;
    }
    return end;
}

void JsonElements::keep(QByteArrayView part)
{
    m_isTooMuch = m_isTooMuch || m_element.size() + part.size() > kMostElementBytes;
    if (!m_isTooMuch)
        m_element.append(part);
}

void JsonElements::endElement(QByteArrayView lastPart)
{
    const bool isInOnePiece = m_element.isEmpty() && lastPart.size() <= kMostElementBytes;
    if (!isInOnePiece)
        keep(lastPart);
    if (m_isTooMuch)
        ++m_skipped;
    else
        m_take(m_shape == Shape::Object ? m_key : QByteArrayView(),
               isInOnePiece ? lastPart : QByteArrayView(m_element));
    m_element.resize(0);
    m_isTooMuch = false;
}

void JsonElements::push(QByteArrayView bytes)
{
    const char *const end = bytes.end();
    const char *element = bytes.begin(); // where what is new of it begins
    for (const char *at = element; at != end && !m_isWhole && m_shape != Shape::NotJson;) {
        if (m_isInString) {
            at = passString(at, end);
            continue;
        }
        const char c = *at++;
        if (m_depth == 0)
            begin(c);
        if (c == '{' || c == '[') {
            element = m_depth == 1 ? at - 1 : element;
            m_isTooMuch = ++m_depth > kDeepest || m_isTooMuch;
        } else if (m_depth > 0 && (c == '}' || c == ']')) {
            if (--m_depth == 1)
                endElement({element, at});
            m_isWhole = m_depth == 0;
        } else if (m_depth > 0 && c == '"') {
            m_isInString = true;
            if (m_depth == 1)
                m_key.resize(0);
        }
    }
    if (m_depth > 1)
        keep({element, end});
}

} // namespace cuegate
