//! What the sample documents say. All of it is made up; nobody in it is real.

use super::word::Piece::{self, Bullets, Heading, Steps, Table, Text, Title};

/// Every document: its file name and what it says.
pub(crate) const ALL: &[(&str, &[Piece])] = &[
    ("strong-garden-centre.docx", STRONG_GARDEN_CENTRE),
    ("middling-leisure-centre.docx", MIDDLING_LEISURE_CENTRE),
    ("weak-hotel.docx", WEAK_HOTEL),
];

const STRONG_GARDEN_CENTRE: &[Piece] = &[
    Title("Principles of customer service: my evidence from the garden centre"),
    Heading("What customer service is"),
    Text(
        "Customer service is the whole of what we do for people before they buy, while they are with us and after they have \
         left, so that they get what they came for and feel looked after. It is the work we put in. How pleased the customer \
         is at the end is satisfaction. That is the result, so the two are not the same thing.",
    ),
    Text(
        "We have two kinds of customer. An internal customer works for the same business and depends on my work; for example, \
         the tills team depends on me to label the plants properly. An external customer comes from outside and spends money \
         with us, for example a couple who buy hedging for a new house.",
    ),
    Text(
        "You can see the effect of service. When people have a good experience they come back in the spring, tell their \
         neighbours and trust our advice, so sales grow. When they have a bad one they buy their compost at the supermarket \
         and complain about us online, which costs us trade and spoils our name.",
    ),
    Heading("The law, and being fair"),
    Text("Three laws matter most on my shift:"),
    Table(&[
        &["Law", "What it says", "What I do because of it"],
        &[
            "Consumer Rights Act 2015",
            "Goods must match their description, be of decent quality and do their job.",
            "When a customer brought back a water pump that had died after a week, I gave her a full refund because it was \
             faulty.",
        ],
        &[
            "Equality Act 2010",
            "Nobody may be treated worse because of their disability, age, race or religion.",
            "I carry bags to the car for a customer who uses a wheelchair, and I read labels aloud to customers who cannot \
             see well, so that everyone is served to the same standard.",
        ],
        &[
            "Data Protection Act 2018 and UK General Data Protection Regulation (UK GDPR)",
            "Personal details may be used only for the reason they were given.",
            "I use an address only for the delivery, and never for adverts unless the customer has agreed.",
        ],
    ]),
    Text(
        "There is an ethical side too. I am honest about plants: if one is unlikely to live in a dark corner I say so, even if \
         I lose the sale. What a customer tells me in private, such as an illness, stays confidential.",
    ),
    Heading("Communication"),
    Text(
        "With words, I greet people, ask open questions and explain things without Latin names, face to face, on the telephone \
         and by email. Without words, I smile, keep eye contact, keep my arms open and nod to show that I am following.",
    ),
    Text(
        "My supervisor watched one example. An older man came in upset because his roses had black spots. I let him finish \
         without cutting in, and then repeated back what he had told me to be sure I had it right. I kept my voice calm and \
         friendly and bent down to look at the leaves with him. I told him in plain words what the fungus was and which of \
         two sprays to use. He thanked me and bought one.",
    ),
    Heading("Complaints and feedback"),
    Text("When somebody complains we follow the same steps every time:"),
    Steps(&[
        "Listen to the whole story without interrupting.",
        "Apologise that it has gone wrong, and thank them for telling us.",
        "Ask questions to find out what happened.",
        "Explain what we can do and agree an answer, such as a new plant or their money back.",
        "Put it right that day, write it in the complaints book and ring the customer a week later to check.",
    ]),
    Text(
        "A complaint is useful because it shows us what to mend. We take feedback calmly and without arguing: my manager reads \
         the cards at the Monday meeting, we agree one change, and we reply to the customer to say what we did. After three \
         comments about the queue we opened a second till at weekends.",
    ),
    Heading("Looking after customers' information"),
    Text("This is how we handle details, as our data protection policy asks:"),
    Bullets(&[
        "Collecting: we take a name, address and telephone number on the delivery form, and comments on feedback cards. We ask \
         only for what we need.",
        "Checking: I read the address back and correct the record when a customer has moved, so that it stays accurate.",
        "Storing: forms are typed into the customer database, which has a password, and the paper is locked in the office \
         cabinet until it is shredded.",
        "Using: the details are used to arrange the delivery, and the comments are counted each month to decide what to \
         improve.",
        "Sharing: the driver sees the address and nothing else. Nobody outside the company is given details unless the \
         customer has consented or the law demands it.",
        "Deleting: records are deleted after two years because the UK GDPR says we may not keep them longer than we need.",
    ]),
];

const MIDDLING_LEISURE_CENTRE: &[Piece] = &[
    Title("Customer service unit"),
    Heading("Customer service and customers"),
    Text(
        "Customer service is the help and support we give members before they join, while they are here and afterwards, so \
         that their needs are met. Our external customers are the people outside the company who pay to use the pool and the \
         gym, for example a family on a Sunday swim. Internal customers are different because they work here with me, for \
         example the lifeguards who rely on the front desk to tell them how many people are coming.",
    ),
    Text("If members have a good time they renew their membership and bring a friend."),
    Heading("Law"),
    Text(
        "I work under the Data Protection Act 2018. Because of it I do not read out a member's phone number at the desk, and I \
         turn the screen away so that nobody else can see it. I keep what members tell me about their health confidential, \
         because they trust us with it.",
    ),
    Heading("Communication"),
    Table(&[
        &["Verbal", "Non-verbal"],
        &["Speaking clearly on the telephone", "Smiling and eye contact"],
        &["Asking questions to find out what they want", "Standing up straight and facing the person"],
    ]),
    Text("I always have good communication skills with members."),
    Heading("Complaints"),
    Text("Our centre has five steps for a complaint:"),
    Steps(&[
        "Listen to the member and let them finish.",
        "Say sorry.",
        "Find out what went wrong.",
        "Offer something to put it right, such as a free swim.",
        "Write it in the log, and check with the member the next time they come that they are happy.",
    ]),
    Heading("Information about members"),
    Text("This is what the data policy at our centre tells us to do:"),
    Bullets(&[
        "New members fill in a form with their name, address and an emergency contact. Under GDPR we ask only for what we need.",
        "I check the form with the member and change it on the system when they move, so that the record is right.",
        "The form goes into the membership system, which needs a password, and the paper copy is shredded.",
        "We use the address to send out reminders about classes.",
    ]),
];

const WEAK_HOTEL: &[Piece] = &[
    Title("Customer service in hotels"),
    Heading("What is customer service?"),
    Bullets(&["Customers", "Internal and external", "Needs and expectations", "Reputation", "Loyalty"]),
    Heading("What laws are there?"),
    Bullets(&["Legislation", "Rights", "Health and safety", "Rules of the hotel"]),
    Heading("How do you communicate?"),
    Bullets(&["Verbal", "Non-verbal", "Body language", "Listening", "Telephone", "Email"]),
    Heading("How do you handle complaints?"),
    Bullets(&["Complaints", "Feedback", "Manager"]),
    Heading("How do you look after information?"),
    Bullets(&["Computer", "Files", "Accuracy", "Storage", "Sharing"]),
    Heading("About me"),
    Text(
        "I have worked in a hotel for six months. I enjoy it and the team is nice. I start at seven in the morning and finish \
         at three. I would like to work on a cruise ship one day and see the world.",
    ),
];
