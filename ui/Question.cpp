// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Question.h"

#include "ui/Retranslation.h"

#include <QMessageBox>
#include <QPushButton>

namespace cuegate {

void ask(QWidget *asker, std::function<Question()> texts, std::function<void()> onYes)
{
    auto *box = new QMessageBox(QMessageBox::Question, {}, {}, QMessageBox::Cancel, asker->window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto *yes = box->addButton(QString(), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(yes, &QAbstractButton::clicked, asker, std::move(onYes));
    const auto show = [box, yes, texts = std::move(texts)] {
        const Question shown = texts();
        box->setWindowTitle(shown.title);
        box->setText(shown.question);
        box->setInformativeText(shown.consequence);
        yes->setText(shown.yes);
    };
    show();
    // The box makes its layout anew then, which must not go while all its children hear of the language.
    followLanguage(box, [box, show] { QMetaObject::invokeMethod(box, show, Qt::QueuedConnection); });
    box->open();
}

} // namespace cuegate
