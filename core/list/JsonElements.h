// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a JSON text that comes in pieces into the arrays and objects that its outermost array or object holds:
// a list of a million is never whole in memory, and one that is damaged costs only itself. Thread: any one.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace cuegate {

class JsonElements
{
public:
    static constexpr qsizetype kMostElementBytes = 256 * 1024;
    static constexpr int kDeepest = 64;

    /// Gets each as it stands there, which need not be JSON; \p key is empty in an array.
    using TakeElement = std::function<void(QByteArrayView key, QByteArrayView element)>;
    explicit JsonElements(TakeElement take);
    void push(QByteArrayView bytes);

    enum class Shape {
        Nothing, ///< blanks, null, false, a number or a text
        Array,
        Object,
        NotJson
    };
    [[nodiscard]] Shape shape() const { return m_shape; }
    /// Whether it has ended; what follows is not looked at.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    /// Those that were too long or too deep.
    [[nodiscard]] qint64 skipped() const { return m_skipped; }

private:
    void begin(char c);
    [[nodiscard]] const char *passString(const char *at, const char *end);
    void keep(QByteArrayView part);
    void endElement(QByteArrayView lastPart);

    const TakeElement m_take;
    Shape m_shape = Shape::Nothing;
    QByteArray m_key;
    QByteArray m_element; // what of it came in earlier pieces
    int m_depth = 0;      // 1: in the outermost
    bool m_isInString = false;
    bool m_isEscaped = false;
    bool m_isTooMuch = false; // the element
    bool m_isWhole = false;
    qint64 m_skipped = 0;
};

} // namespace cuegate
